//! How many requests are relayed at once. There is no queue: what does not fit is refused, and the
//! client, who knows how urgent it is, tries again.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::limits::{IN_FLIGHT, IN_FLIGHT_OF_ONE};
use super::refusal::Refusal;

/// The places for requests being relayed.
#[derive(Debug, Default)]
pub(super) struct Places(Mutex<Taken>);

#[derive(Debug, Default)]
struct Taken {
    total: usize,
    by_peer: HashMap<IpAddr, usize>,
}

/// A place, until it is dropped.
#[derive(Debug)]
pub(super) struct Place<'a> {
    places: &'a Places,
    peer: IpAddr,
}

impl Places {
    /// A place for a request of `peer`, if one is free.
    pub(super) fn take(&self, peer: IpAddr) -> Result<Place<'_>, Refusal> {
        let mut taken = self.lock();
        let of_peer = taken.by_peer.get(&peer).copied().unwrap_or_default();
        if taken.total >= IN_FLIGHT || of_peer >= IN_FLIGHT_OF_ONE {
            return Err(Refusal::Busy);
        }
        taken.total += 1;
        taken.by_peer.insert(peer, of_peer + 1);
        Ok(Place { places: self, peer })
    }

    fn lock(&self) -> MutexGuard<'_, Taken> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let mut taken = self.places.lock();
        taken.total -= 1;
        if let Some(of_peer) = taken.by_peer.get_mut(&self.peer) {
            *of_peer -= 1;
            if *of_peer == 0 {
                taken.by_peer.remove(&self.peer);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn peer(number: usize) -> IpAddr {
        IpAddr::from([10, 0, 0, u8::try_from(number).unwrap()])
    }

    #[test]
    fn one_peer_leaves_places_for_others_until_all_are_taken() {
        let places = Places::default();
        let mut held = Vec::new();
        for number in 0..IN_FLIGHT / IN_FLIGHT_OF_ONE {
            for _ in 0..IN_FLIGHT_OF_ONE {
                held.push(places.take(peer(number)).unwrap());
            }
            assert!(places.take(peer(number)).is_err());
        }
        assert!(places.take(peer(100)).is_err());
        held.pop();
        assert!(places.take(peer(100)).is_ok());
        held.clear();
        assert!(places.lock().by_peer.is_empty());
    }
}
