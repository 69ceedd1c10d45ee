//! The counts of both versions as the cloud's monitoring has them.

use futures_util::future;

use super::{Counts, Plan};
use crate::scf::{
    Client, Error, GetMonitorData, GetMonitorDataAnswer, Instance, Metric, Monitored, moment,
};
use crate::traffic::Version;

/// Reads what was counted from one minute up to another, both counted from 1970.
///
/// A minute in which a version has no point is one without a request to it, if the other version
/// has one; if neither has, nothing is known of it and it is left out. So is one of which the
/// requests are known and the errors are not.
pub async fn measure(
    client: &Client,
    plan: &Plan,
    stable: Version,
    (from, until): (u64, u64),
) -> Result<Vec<Counts>, Error> {
    let guards = &plan.guards;
    let target = &plan.target;
    let versions = [plan.canary, stable].map(|version| version.to_string());
    let ask = async |metric: Metric, wanted: bool| {
        if !wanted {
            return Ok(Columns::default());
        }
        let instance =
            |version: &String| Instance::version(&target.namespace, &target.function, version);
        let request = GetMonitorData {
            namespace: Monitored::Functions,
            metric_name: metric,
            instances: versions.iter().map(instance).collect(),
            period: 60,
            start_time: moment(from * 60),
            end_time: moment(until.saturating_sub(1) * 60),
        };
        let answer = client.call(&request).await?.answer;
        Ok::<_, Error>(Columns::of(&answer, &versions))
    };
    let (requests, errors, durations, throttles) = future::try_join4(
        ask(Metric::Invocation, true),
        ask(Metric::Error, true),
        ask(Metric::Duration, guards.latency.is_some()),
        ask(Metric::Throttle, guards.throttles.is_some()),
    )
    .await?;
    let minutes = (from..until).filter_map(|minute| {
        let of = |version: usize| {
            let Some(count) = requests.at(version, minute) else {
                return Some([0; 3]);
            };
            let failed = errors.at(version, minute)?;
            let milliseconds = durations.at(version, minute).unwrap_or_default();
            Some([whole(count), whole(failed), whole(milliseconds * 1_000.0)])
        };
        let known = [0, 1]
            .iter()
            .any(|version| requests.at(*version, minute).is_some());
        let throttles = throttles.at(0, minute).map_or(0, whole);
        let (canary, stable) = (of(0)?, of(1)?);
        (known || throttles > 0).then_some(Counts {
            minute,
            canary,
            stable,
            throttles,
        })
    });
    Ok(minutes.collect())
}

/// The points of both versions: minute and value.
#[derive(Default)]
struct Columns([Vec<(u64, f64)>; 2]);

impl Columns {
    fn of(answer: &GetMonitorDataAnswer, versions: &[String; 2]) -> Self {
        let mut columns = Self::default();
        // Longer times than a minute cannot be told apart.
        if answer.period != 60 {
            return columns;
        }
        for point in &answer.data_points {
            let version = point.dimension("version").unwrap_or_default();
            let mut pairs = versions.iter().zip(&mut columns.0);
            if let Some((_, column)) = pairs.find(|(known, _)| known.eq_ignore_ascii_case(version))
            {
                column.extend(point.points().map(|(second, value)| (second / 60, value)));
            }
        }
        columns
    }

    fn at(&self, version: usize, minute: u64) -> Option<f64> {
        let points = self.0.get(version)?;
        let found = points.iter().find(|(at, _)| *at == minute);
        found.map(|(_, value)| *value)
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // counts; saturates
fn whole(value: f64) -> u64 {
    value.round() as u64
}
