//! How far a release by the default alias is.
//!
//! The scheme has four steps: connect to the account of the production stage, deploy to `$LATEST`
//! with a first share, raise the share to everything, publish that as the next version and give
//! it everything. Where a function stands follows from `$DEFAULT` and its versions alone.

use super::{Routing, Split, Version, Weight};

/// Where a function stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Release {
    /// Which part of the way is behind it.
    pub stage: Stage,
    /// What `$LATEST` serves of `$DEFAULT`; nothing if rules decide.
    pub latest: Option<Weight>,
    /// The published version that `$DEFAULT` holds, served or not.
    pub stable: Option<Version>,
    /// The last published version: the one that gets what a new share leaves.
    pub newest: Option<Version>,
}

/// What a function waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stage {
    /// Nothing is published, so `$LATEST` has everything whatever share is asked for.
    Unpublished,
    /// A published version serves everything and `$LATEST` nothing: the next upload can come.
    Waiting,
    /// Both serve.
    Trying,
    /// `$LATEST` serves everything, so the next upload is live at once unless it is published.
    Everything,
    /// The main version of `$DEFAULT` is a published one, as in a custom alias.
    CustomShape,
    /// Match rules decide.
    Rules,
}

/// A step of the way, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReleaseStep {
    /// Open the account of the production stage.
    Connect,
    /// Put code on `$LATEST` and give it a first share.
    Deploy,
    /// Watch it, and raise its share until it has everything.
    Raise,
    /// Publish it as the next version and give that everything.
    Finish,
}

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Behind.
    Done,
    /// The next thing to do.
    Now,
    /// Not yet, or not by this scheme.
    Later,
}

impl Release {
    /// Where a function stands whose `$DEFAULT` has this split and whose last published version
    /// is `newest`.
    pub fn of(split: &Split, newest: Option<Version>) -> Self {
        let latest = split.share(Version::Latest);
        let stable = split
            .bound_versions()
            .into_iter()
            .find(|version| !version.is_latest());
        let stage = match &split.routing {
            Routing::Rules(_) => Stage::Rules,
            _ if !split.main.is_latest() => Stage::CustomShape,
            _ if stable.or(newest).is_none() => Stage::Unpublished,
            _ if latest == Some(Weight::ZERO) => Stage::Waiting,
            _ if latest == Some(Weight::FULL) => Stage::Everything,
            _ => Stage::Trying,
        };
        Self {
            stage,
            latest,
            stable,
            newest,
        }
    }

    /// What is to be done next, if the scheme says it.
    pub const fn next(&self) -> Option<ReleaseStep> {
        match self.stage {
            Stage::Waiting => Some(ReleaseStep::Deploy),
            Stage::Trying => Some(ReleaseStep::Raise),
            Stage::Unpublished | Stage::Everything => Some(ReleaseStep::Finish),
            Stage::CustomShape | Stage::Rules => None,
        }
    }

    /// How far a step is. Whoever sees the function has connected.
    pub fn mark(&self, step: ReleaseStep) -> Mark {
        match self.next() {
            _ if step == ReleaseStep::Connect => Mark::Done,
            Some(next) if step < next => Mark::Done,
            Some(next) if step == next => Mark::Now,
            Some(_) | None => Mark::Later,
        }
    }

    /// True if the code on `$LATEST` may serve somebody, so that what is uploaded over it is lost
    /// unless it was published.
    pub fn serves_latest(&self) -> bool {
        self.latest != Some(Weight::ZERO)
    }

    /// The published version that everybody can be sent back to; nothing if everybody is there.
    pub fn way_back(&self) -> Option<Version> {
        match self.stage {
            Stage::Trying | Stage::Everything => self.stable.or(self.newest),
            Stage::Unpublished | Stage::Waiting | Stage::CustomShape | Stage::Rules => None,
        }
    }

    /// The held version and the last published one, if a new share takes the rest from the one to
    /// the other.
    pub fn overtaken(&self) -> Option<(Version, Version)> {
        let (stable, newest) = (self.stable?, self.newest?);
        (stable != newest).then_some((stable, newest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::traffic::{MatchRule, Method};
    use Version::{Latest, Published};

    fn percent(percent: u8) -> Weight {
        Weight::from_percent(percent).unwrap()
    }

    /// `$LATEST` with this share, version 4 with the rest.
    fn sharing(share: u8) -> Split {
        Split::weighted(Latest, Published(4), percent(share).complement())
    }

    fn marks(release: &Release) -> [Mark; 4] {
        [
            ReleaseStep::Connect,
            ReleaseStep::Deploy,
            ReleaseStep::Raise,
            ReleaseStep::Finish,
        ]
        .map(|step| release.mark(step))
    }

    #[test]
    fn the_way_is_walked_step_by_step() {
        use Mark::{Done, Later, Now};
        let newest = Some(Published(4));
        for (share, stage, expected) in [
            (0, Stage::Waiting, [Done, Now, Later, Later]),
            (10, Stage::Trying, [Done, Done, Now, Later]),
            (99, Stage::Trying, [Done, Done, Now, Later]),
            (100, Stage::Everything, [Done, Done, Done, Now]),
        ] {
            let release = Release::of(&sharing(share), newest);
            assert_eq!((release.stage, marks(&release)), (stage, expected));
            assert_eq!(release.latest, Some(percent(share)));
            assert_eq!(release.serves_latest(), share > 0);
        }
    }

    #[test]
    fn without_a_published_version_there_is_only_publishing() {
        let release = Release::of(&Split::all(Latest), None);
        assert_eq!(release.stage, Stage::Unpublished);
        assert_eq!(release.next(), Some(ReleaseStep::Finish));
        assert_eq!(release.latest, Some(Weight::FULL));
        assert_eq!(release.way_back(), None);
    }

    #[test]
    fn the_way_back_leads_to_the_held_version_or_else_to_the_last_published_one() {
        let newest = Some(Published(6));
        let back = |split: &Split| Release::of(split, newest).way_back();
        assert_eq!(back(&sharing(10)), Some(Published(4)));
        assert_eq!(back(&sharing(100)), Some(Published(4)));
        assert_eq!(back(&Split::all(Latest)), newest);
        assert_eq!(back(&sharing(0)), None);
    }

    #[test]
    fn other_shapes_are_told_apart_and_have_no_next_step() {
        let rule = MatchRule {
            version: Published(4),
            key: "invoke.headers.User".into(),
            method: Method::Exact,
            expression: "me".into(),
        };
        let rules = Split {
            main: Latest,
            routing: Routing::Rules(vec![rule]),
        };
        let custom = Split::weighted(Published(4), Latest, percent(10));
        for (split, stage) in [(rules, Stage::Rules), (custom, Stage::CustomShape)] {
            let release = Release::of(&split, Some(Published(4)));
            assert_eq!((release.stage, release.next()), (stage, None));
            assert_eq!(release.stable, Some(Published(4)));
        }
    }

    #[test]
    fn a_version_published_elsewhere_overtakes_the_held_one() {
        let release = Release::of(&sharing(0), Some(Published(6)));
        assert_eq!(release.overtaken(), Some((Published(4), Published(6))));
        assert_eq!(
            Release::of(&sharing(0), Some(Published(4))).overtaken(),
            None
        );
    }
}
