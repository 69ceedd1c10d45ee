//! Archives: those of other programs are read, those written here can be read by anybody, and no
//! bytes at all make the reader stop working.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used)] // a test stops at the first surprise

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::GzEncoder;
use halftone::archive::{Archive, EntryPoint, NewEntry, Packed, Problem, Size, check_size, write};
use proptest::prelude::*;

macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!("fixtures/archive/", $name, ".zip"))
    };
}

/// Compresses a content as a browser does.
fn packed(content: &[u8]) -> Packed {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(content).unwrap();
    Packed::from_gzip(encoder.finish().unwrap()).unwrap()
}

fn entry(name: &str, content: &[u8]) -> NewEntry {
    NewEntry {
        name: name.into(),
        executable: false,
        content: packed(content),
    }
}

fn archive(names: &[&str]) -> Archive {
    let entries = names.iter().map(|name| entry(name, b"x")).collect();
    Archive::read(&write(entries).unwrap()).unwrap()
}

fn listed(archive: &Archive) -> Vec<(&str, u32)> {
    let files = archive.files().iter();
    files.map(|file| (file.name.as_str(), file.size)).collect()
}

fn python(handler: &str) -> EntryPoint {
    EntryPoint {
        kind: "Event".into(),
        runtime: "Python3.10".into(),
        handler: handler.into(),
    }
}

#[test]
fn archives_of_other_programs_are_read() {
    let shop = [
        ("index.py", 50),
        ("lib/grüße.txt", 7),
        ("lib/prices.py", 1200),
    ];
    let read = Archive::read(fixture!("info-zip")).unwrap();
    assert_eq!(listed(&read), shop);
    assert_eq!(read.unpacked(), Size(1257));
    let python = Archive::read(fixture!("python")).unwrap();
    assert_eq!(listed(&python), [("index.py", 50), ("lib/prices.py", 30)]);
    let streamed = Archive::read(fixture!("info-zip-stream")).unwrap();
    assert_eq!(listed(&streamed), [("-", 50)]);
}

#[test]
fn a_comment_and_a_program_in_front_do_no_harm() {
    // The comment of this one has the mark of the end of an archive in it.
    let commented = Archive::read(fixture!("info-zip-comment")).unwrap();
    assert_eq!(commented, Archive::read(fixture!("info-zip")).unwrap());
    let mut preceded = b"#!/bin/sh\nexec unzip \"$0\"\n".to_vec();
    preceded.extend_from_slice(fixture!("info-zip"));
    assert_eq!(Archive::read(&preceded).unwrap(), commented);
}

#[test]
fn what_the_cloud_could_not_unpack_is_refused_with_the_reason() {
    let refused = |bytes: &[u8]| Archive::read(bytes).unwrap_err();
    let name = || "index.py".to_owned();
    assert_eq!(
        refused(fixture!("info-zip-password")),
        Problem::Encrypted { name: name() }
    );
    assert_eq!(
        refused(fixture!("python-bzip2")),
        Problem::Method { name: name() }
    );
    assert_eq!(
        refused(fixture!("python-traversal")),
        Problem::NameNotAllowed {
            name: "../index.py".into()
        }
    );
    assert_eq!(refused(fixture!("info-zip-64")), Problem::LargeFormat);
    assert_eq!(refused(b"index.py: not packed"), Problem::NotAnArchive);
    assert_eq!(refused(b""), Problem::NotAnArchive);
    let whole = fixture!("info-zip");
    assert_eq!(refused(&whole[..whole.len() - 1]), Problem::CutOff);
    assert_eq!(refused(&whole[100..]), Problem::Damaged);
}

#[test]
fn names_that_lead_elsewhere_are_neither_read_nor_written() {
    for name in ["../x", "a/../../x", "/etc/x", "C:\\x", "\\x", "", "a\0b"] {
        let problem = write(vec![entry(name, b"")]).unwrap_err();
        let name = name.to_owned();
        assert_eq!(problem, Problem::NameNotAllowed { name });
    }
    let windows = write(vec![entry("lib\\x.py", b"")]).unwrap_err();
    let name = "lib\\x.py".to_owned();
    assert_eq!(windows, Problem::Backslash { name });
    let twice = write(vec![entry("a", b"1"), entry("b", b""), entry("a", b"2")]);
    assert_eq!(twice, Err(Problem::NameTwice { name: "a".into() }));
    assert!(write(vec![entry("..data/x", b""), entry("a..b", b"")]).is_ok());
}

#[test]
fn a_program_may_be_executed_and_the_time_is_always_the_same() {
    let mut program = entry("scf_bootstrap", b"#!/bin/sh\n");
    program.executable = true;
    let bytes = write(vec![program.clone(), entry("index.py", b"pass")]).unwrap();
    let again = write(vec![entry("index.py", b"pass"), program]).unwrap();
    assert_eq!(bytes, again, "the order of the files does not matter");
    // Offset 38 of each entry of the directory; the two are the last things in front of the end.
    let entry_of = |name: &str| {
        let name_at = bytes
            .windows(name.len())
            .rposition(|w| w == name.as_bytes());
        &bytes[name_at.unwrap() - 46..]
    };
    assert_eq!(
        entry_of("scf_bootstrap")[40..42],
        0o100_755_u16.to_le_bytes()
    );
    assert_eq!(entry_of("index.py")[40..42], 0o100_644_u16.to_le_bytes());
    assert_eq!(
        entry_of("index.py")[12..16],
        [0, 0, 0x21, 0],
        "1 January 1980"
    );
}

#[test]
fn a_package_must_hold_the_file_that_the_handler_names() {
    let check = |point: &EntryPoint, names: &[&str]| point.check(&archive(names));
    let index = python("index.main_handler");
    assert_eq!(check(&index, &["index.py", "lib/a.py"]), Ok(()));
    assert_eq!(check(&index, &["index/__init__.py"]), Ok(()));
    assert_eq!(check(&python("src/app.run"), &["src/app.py"]), Ok(()));
    let missing = Problem::EntryPointMissing {
        file: "index.py".into(),
        runtime: "Python3.10".into(),
        handler: "index.main_handler".into(),
    };
    assert_eq!(check(&index, &["index.js"]), Err(missing.clone()));
    assert_eq!(check(&index, &["a/index.py", "b.py"]), Err(missing));
    let node = EntryPoint {
        runtime: "Nodejs18.15".into(),
        ..index.clone()
    };
    assert_eq!(check(&node, &["index.mjs"]), Ok(()));
    assert!(check(&node, &["index.py"]).is_err());
    let custom = EntryPoint {
        runtime: "CustomRuntime".into(),
        ..index.clone()
    };
    assert_eq!(check(&custom, &["scf_bootstrap"]), Ok(()));
    assert!(check(&custom, &["index.py"]).is_err());
    for anything in ["Java11", "Rust1", ""] {
        let point = EntryPoint {
            runtime: anything.into(),
            ..index.clone()
        };
        assert_eq!(check(&point, &["whatever"]), Ok(()), "{anything}");
    }
    assert_eq!(check(&EntryPoint::default(), &[]), Err(Problem::Empty));
}

#[test]
fn a_packed_folder_is_told_from_packed_files() {
    let folder = Archive::read(fixture!("info-zip-folder")).unwrap();
    assert_eq!(
        python("index.main_handler").check(&folder),
        Err(Problem::InsideFolder {
            folder: "shop".into(),
            file: "index.py".into()
        })
    );
    // Not the folder is to blame if the file is not in it either.
    let problem = python("main.handler").check(&folder);
    assert!(matches!(problem, Err(Problem::EntryPointMissing { .. })));
}

#[test]
fn a_package_is_too_large_by_one_byte() {
    let largest = 15 * 1024 * 1024;
    assert_eq!(check_size(largest, largest), Ok(()));
    let problem = check_size(largest + 1, largest).unwrap_err().to_string();
    assert!(problem.contains("15.1 MB"), "{problem}");
    assert!(problem.contains("at most 15 MB"), "{problem}");
}

#[test]
fn gzip_that_is_none_or_has_optional_fields_is_refused() {
    let mut encoder = flate2::GzBuilder::new()
        .filename("index.py")
        .write(Vec::new(), Compression::fast());
    encoder.write_all(b"x").unwrap();
    let named = encoder.finish().unwrap();
    for gzip in [named, Vec::new(), vec![0; 18], vec![0x1f, 0x8b, 8, 0]] {
        assert_eq!(Packed::from_gzip(gzip), Err(Problem::Compression));
    }
}

/// What the archive holds under a name, unpacked by another program and checked.
fn unpacked(bytes: &[u8], name: &str) -> Vec<u8> {
    let number = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap());
    let mut at = 0;
    loop {
        assert!(bytes[at..].starts_with(b"PK\x03\x04"), "no {name}");
        let [crc, packed, size] = [14, 18, 22].map(|field| number(at + field));
        let name_length = usize::from(u16::from_le_bytes([bytes[at + 26], bytes[at + 27]]));
        let start = at + 30 + name_length;
        let end = start + usize::try_from(packed).unwrap();
        if &bytes[at + 30..start] == name.as_bytes() {
            let mut content = Vec::new();
            DeflateDecoder::new(&bytes[start..end])
                .read_to_end(&mut content)
                .unwrap();
            let mut sum = flate2::Crc::new();
            sum.update(&content);
            assert_eq!((sum.sum(), sum.amount()), (crc, size));
            return content;
        }
        at = end;
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(
        files in prop::collection::btree_map("[a-zü]{1,8}(/[a-z.]{1,1}[a-z]{1,4}){0,2}", any::<Vec<u8>>(), 0..8),
        cut in any::<prop::sample::Index>(),
    ) {
        let entries = files.iter().map(|(name, content)| entry(name, content)).collect();
        let bytes = write(entries).unwrap();
        let archive = Archive::read(&bytes).unwrap();
        let expected: Vec<_> = files
            .iter()
            .map(|(name, content)| (name.as_str(), u32::try_from(content.len()).unwrap()))
            .collect();
        prop_assert_eq!(listed(&archive), expected);
        for (name, content) in &files {
            prop_assert_eq!(&unpacked(&bytes, name), content);
        }
        prop_assert!(Archive::read(&bytes[..cut.index(bytes.len())]).is_err());
    }

    #[test]
    fn no_bytes_stop_the_reader(
        bytes in any::<Vec<u8>>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let _: Result<_, _> = Archive::read(&bytes);
        let mut changed = fixture!("info-zip-comment").to_vec();
        for (at, byte) in changes {
            let at = at.index(changed.len());
            changed[at] = byte;
        }
        if let Ok(archive) = Archive::read(&changed) {
            let _: Result<_, _> = python("index.main_handler").check(&archive);
        }
    }
}
