//! What the HTTP library forgives before any handler can see it: a second `Content-Length` that
//! says the same, and lines that end in a bare line feed. Another program in the row may count
//! lines or lengths differently, so both are made unreadable on their way to the parser, which
//! then answers 400 and ends the connection.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// A stream whose incoming bytes are looked at.
pub(super) struct Watched<S> {
    stream: S,
    place: Place,
}

/// No parser takes this in a head.
const UNREADABLE: u8 = 0;

/// Longer names are of no interest here.
const NAME: &[u8] = b"content-length";

/// Where in a request the next byte belongs.
#[derive(Debug, PartialEq, Eq)]
enum Place {
    Head(Head),
    /// So many bytes of the body are to come.
    Body(u64),
}

/// The part of a head that came so far.
#[derive(Debug, Default, PartialEq, Eq)]
struct Head {
    last: u8,
    /// The line so far is empty.
    at_line_start: bool,
    has_request_line: bool,
    /// How much of [`NAME`] the line began with; nothing once it is clear that it is another.
    matched: Option<usize>,
    /// The value of this line is a length.
    in_length: bool,
    length: Option<u64>,
}

impl Place {
    fn new() -> Self {
        Self::Head(Head {
            at_line_start: true,
            ..Head::default()
        })
    }

    /// Looks at the bytes that came next; spoils what must not be understood.
    fn pass(&mut self, mut bytes: &mut [u8]) {
        while !bytes.is_empty() {
            match self {
                Self::Body(left) => {
                    let here = usize::try_from(*left).map_or(bytes.len(), |n| n.min(bytes.len()));
                    *left -= here as u64;
                    bytes = &mut bytes[here..];
                    if *left == 0 {
                        *self = Self::new();
                    }
                }
                Self::Head(head) => {
                    bytes = head.skip(bytes);
                    let Some((byte, rest)) = bytes.split_first_mut() else {
                        return;
                    };
                    bytes = rest;
                    if head.pass(byte) {
                        *self = match head.length {
                            Some(length @ 1..) => Self::Body(length),
                            _ => Self::new(),
                        };
                    }
                }
            }
        }
    }
}

impl Head {
    /// Passes over the rest of a line that is of no interest, up to its line feed.
    fn skip<'a>(&mut self, bytes: &'a mut [u8]) -> &'a mut [u8] {
        if self.at_line_start || self.in_length || self.matched.is_some() {
            return bytes;
        }
        let length = memchr::memchr(b'\n', bytes).unwrap_or(bytes.len());
        let (skipped, rest) = bytes.split_at_mut(length);
        self.last = skipped.last().copied().unwrap_or(self.last);
        rest
    }

    /// Looks at one byte; true if it was the last of the head.
    fn pass(&mut self, byte: &mut u8) -> bool {
        let last = std::mem::replace(&mut self.last, *byte);
        match *byte {
            b'\n' => {
                if last != b'\r' {
                    *byte = UNREADABLE;
                }
                let ends = self.at_line_start && self.has_request_line;
                // Empty lines before a request are allowed and mean nothing.
                self.has_request_line |= !self.at_line_start;
                self.at_line_start = true;
                self.matched = Some(0);
                self.in_length = false;
                return ends;
            }
            b'\r' => return false,
            b':' if self.matched == Some(NAME.len()) => {
                if self.length.is_some() {
                    *byte = UNREADABLE;
                }
                self.in_length = true;
                self.length = Some(0);
                self.matched = None;
            }
            digit @ b'0'..=b'9' if self.in_length => {
                let so_far = self.length.unwrap_or_default();
                self.length = Some(
                    so_far
                        .saturating_mul(10)
                        .saturating_add((digit - b'0').into()),
                );
            }
            other => {
                let next = self.matched.and_then(|matched| NAME.get(matched));
                let is_next = next == Some(&other.to_ascii_lowercase());
                self.matched = self.matched.filter(|_| is_next).map(|matched| matched + 1);
            }
        }
        self.at_line_start = false;
        false
    }
}

impl<S> Watched<S> {
    /// Looks at what `stream` receives from now on.
    pub(super) fn new(stream: S) -> Self {
        Self {
            stream,
            place: Place::new(),
        }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Watched<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(context, buffer);
        self.place.pass(&mut buffer.filled_mut()[before..]);
        read
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Watched<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(context, parts)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What the parser sees of these bytes if they come in pieces of this size.
    fn seen(bytes: &[u8], piece: usize) -> Vec<u8> {
        let mut bytes = bytes.to_vec();
        let mut place = Place::new();
        bytes.chunks_mut(piece).for_each(|piece| place.pass(piece));
        bytes
    }

    #[test]
    fn a_second_length_and_a_bare_line_feed_cannot_be_read() {
        for spoiled in [
            "POST / HTTP/1.1\r\nContent-Length: 2\r\ncontent-length: 2\r\n\r\n{}",
            "POST / HTTP/1.1\r\nCONTENT-LENGTH:2\r\nA: b\r\nContent-Length: 2\r\n\r\n{}",
            "GET / HTTP/1.1\nHost: a\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\n\n",
            "POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}GET / HTTP/1.1\nHost: a\r\n\r\n",
        ] {
            for piece in 1..8 {
                let seen = seen(spoiled.as_bytes(), piece);
                assert_eq!(
                    seen.split(|byte| *byte == UNREADABLE).count() - 1,
                    1,
                    "{spoiled:?}"
                );
            }
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_the_same_however_they_are_cut_and_at_most_spoiled(
            pieces in prop::collection::vec(
                prop_oneof![
                    prop::sample::select(vec![
                        "\r\n", "\n", "\r", "\r\n\r\n", ":", "0", "2", "content-length",
                        "Content-Length: ", "99999999999999999999999", "POST / HTTP/1.1", " ", "{}",
                    ])
                    .prop_map(|piece| piece.as_bytes().to_vec()),
                    prop::collection::vec(any::<u8>(), 0..8),
                ],
                0..30,
            ),
            piece in 1_usize..30,
        ) {
            let bytes = pieces.concat();
            let whole = seen(&bytes, usize::MAX);
            prop_assert_eq!(&seen(&bytes, piece), &whole);
            prop_assert_eq!(whole.len(), bytes.len());
            for (now, before) in whole.iter().zip(&bytes) {
                prop_assert!(now == before || *now == UNREADABLE && matches!(before, b'\n' | b':'));
            }
        }

        #[test]
        fn well_formed_requests_pass_unchanged_however_they_are_cut(
            requests in prop::collection::vec(
                (
                    "[A-Za-z-]{1,20}",
                    "[ -~]{0,20}",
                    prop::collection::vec(prop::sample::select(b"a:\r\n\0content-length: 1".to_vec()), 0..40),
                    any::<bool>(),
                ),
                1..4,
            ),
            piece in 1_usize..30,
        ) {
            let mut bytes = Vec::new();
            for (name, value, body, leading) in &requests {
                prop_assume!(!name.eq_ignore_ascii_case("content-length"));
                let leading = if *leading { "\r\n" } else { "" };
                let head = format!(
                    "{leading}POST /content-length: HTTP/1.1\r\n{name}: {value}\r\nContent-Length: {}\r\n\r\n",
                    body.len()
                );
                bytes.extend(head.as_bytes());
                bytes.extend(body);
            }
            prop_assert_eq!(seen(&bytes, piece), bytes);
        }
    }
}
