//! The time: this machine's, or the account's where that goes faster.

use std::cell::Cell;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::rollout::Plan;
use crate::scf::{
    Client, Clock, GetMonitorData, Instance, Metric, Monitored, Pending, moment, read_moment,
};

/// How often the account is asked for its time while nothing else is to be done.
const ASK: Duration = Duration::from_millis(200);

/// This machine's clock.
pub(super) struct WallClock;

impl Clock for WallClock {
    fn now(&self) -> u64 {
        wall()
    }

    fn sleep(&self, milliseconds: u32) -> Pending<'_, ()> {
        Box::pin(tokio::time::sleep(Duration::from_millis(
            milliseconds.into(),
        )))
    }
}

fn wall() -> u64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

/// The account's time.
pub(super) struct Time {
    /// True if the account is asked for it.
    is_asked: bool,
    /// What it said last and this machine's time then, in Unix milliseconds.
    said: Cell<Option<(u64, u64)>>,
}

impl Time {
    pub(super) const fn new(is_asked: bool) -> Self {
        Self {
            is_asked,
            said: Cell::new(None),
        }
    }

    /// In Unix milliseconds.
    pub(super) fn now(&self) -> u64 {
        let wall = wall();
        self.said
            .get()
            .map_or(wall, |(said, then)| said + wall.saturating_sub(then))
    }

    /// Asks the account, if it is one that is asked: of what it answers without an end, the end is
    /// its present, to the minute. If it does not answer, its time goes on from what it said last.
    pub(super) async fn refresh(&self, client: &Client, plan: &Plan) {
        if !self.is_asked {
            return;
        }
        let target = &plan.target;
        let canary = plan.canary.to_string();
        let request = GetMonitorData {
            namespace: Monitored::Functions,
            metric_name: Metric::Invocation,
            instances: vec![Instance::version(
                &target.namespace,
                &target.function,
                &canary,
            )],
            period: 60,
            start_time: moment(self.now() / 1_000),
            end_time: String::new(),
        };
        let answered = client.call(&request).await.ok();
        let present = answered.and_then(|reply| read_moment(&reply.answer.end_time));
        if let Some(present) = present {
            let before = self.said.get().map_or(0, |_| self.now());
            self.said.set(Some((before.max(present * 1_000), wall())));
        }
    }

    /// Waits until this moment, in Unix milliseconds.
    pub(super) async fn wait(&self, until: u64, client: &Client, plan: &Plan) {
        while self.now() < until {
            let left = Duration::from_millis(until - self.now());
            // A machine that slept meanwhile is woken at the wrong time: looked at again soon.
            let most = if self.is_asked {
                ASK
            } else {
                Duration::from_secs(5)
            };
            tokio::time::sleep(left.min(most)).await;
            self.refresh(client, plan).await;
        }
    }
}
