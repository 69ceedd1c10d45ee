//! What Cloud Monitor counted: requests, errors and durations of a version or of an alias.
//!
//! Monitor knows two combinations of dimensions, function with version and function with alias. The
//! requests that one alias sent to one version are in the logs only
//! ([`SearchLog`](crate::scf::SearchLog)).

use serde::{Deserialize, Serialize};

use crate::scf::wire::or_default;
use crate::scf::{Action, Request};

/// The most instances of one call.
pub const MOST_INSTANCES: usize = 50;
/// The most points of one call, those of all its instances together.
pub const MOST_POINTS: usize = 7_200;

/// Reads one metric of several instances. The cloud bills these calls beyond a million a month, so
/// as many instances as it takes belong into one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetMonitorData {
    /// What is monitored.
    pub namespace: Monitored,
    /// What was counted.
    pub metric_name: Metric,
    /// Of what; at most [`MOST_INSTANCES`].
    pub instances: Vec<Instance>,
    /// How long the time of one point is, in seconds: 60, 300, 3,600 or 86,400.
    pub period: u32,
    /// The first moment, see [`moment`](crate::scf::moment()).
    pub start_time: String,
    /// The last moment. Left out it is the cloud's present.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub end_time: String,
}

impl Request for GetMonitorData {
    const ACTION: Action = Action::GetMonitorData;
    type Answer = GetMonitorDataAnswer;
}

/// What is monitored: always functions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum Monitored {
    /// Functions.
    #[default]
    #[serde(rename = "QCE/SCF_V2")]
    Functions,
}

/// What Monitor counts of a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Metric {
    /// Requests that ran, in the time of a point.
    Invocation,
    /// Requests that failed, by the function's fault or the cloud's.
    Error,
    /// Requests that found no instance free.
    Throttle,
    /// How long requests took, on average, in milliseconds.
    Duration,
    /// How many requests ran at once.
    ConcurrentExecutions,
}

/// One thing whose metric is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Instance {
    /// What it is, in the names that Monitor gives its parts.
    pub dimensions: Vec<Dimension>,
}

impl Instance {
    /// A version of a function, whichever alias its requests came through.
    pub fn version(namespace: &str, function: &str, version: &str) -> Self {
        // The documentation and the cloud's own tools write it so.
        let version = if version == "$LATEST" {
            "$latest"
        } else {
            version
        };
        Self::of(namespace, function, "version", version)
    }

    /// An alias of a function, whichever version its requests went to.
    pub fn alias(namespace: &str, function: &str, alias: &str) -> Self {
        Self::of(namespace, function, "alias", alias)
    }

    fn of(namespace: &str, function: &str, name: &str, value: &str) -> Self {
        let parts = [
            ("functionName", function),
            ("namespace", namespace),
            (name, value),
        ];
        let dimensions = parts.map(|(name, value)| Dimension {
            name: name.to_owned(),
            value: value.to_owned(),
        });
        Self {
            dimensions: dimensions.into(),
        }
    }
}

/// A name and its value.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Dimension {
    /// `functionName`, `namespace`, `version` or `alias`.
    #[serde(default, deserialize_with = "or_default")]
    pub name: String,
    /// Its value.
    #[serde(default, deserialize_with = "or_default")]
    pub value: String,
}

/// The points of every instance.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetMonitorDataAnswer {
    /// How long the time of one point is, in seconds. It can be longer than was asked for.
    pub period: u32,
    /// The beginning, see [`moment`](crate::scf::moment()).
    #[serde(default, deserialize_with = "or_default")]
    pub start_time: String,
    /// The end; where none was asked for, the cloud's present.
    #[serde(default, deserialize_with = "or_default")]
    pub end_time: String,
    /// An entry for each instance, in any order.
    #[serde(default, deserialize_with = "or_default")]
    pub data_points: Vec<DataPoint>,
}

/// The points of one instance.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DataPoint {
    /// Which instance; its dimensions come in any order.
    #[serde(default, deserialize_with = "or_default")]
    pub dimensions: Vec<Dimension>,
    #[serde(default, deserialize_with = "or_default")]
    timestamps: Vec<f64>,
    #[serde(default, deserialize_with = "or_default")]
    values: Vec<Option<f64>>,
}

impl DataPoint {
    /// The value of a dimension.
    pub fn dimension(&self, name: &str) -> Option<&str> {
        let found = self.dimensions.iter().find(|known| known.name == name);
        found.map(|dimension| dimension.value.as_str())
    }

    /// The points that there are: when its time began, in Unix seconds, and the value. A time
    /// without a point has no data, which is not the same as zero.
    pub fn points(&self) -> impl Iterator<Item = (u64, f64)> {
        let pairs = self.timestamps.iter().zip(&self.values);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // whole seconds
        pairs.filter_map(|(&time, value)| Some((time as u64, (*value)?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_that_is_missing_is_not_zero() {
        let answer = r#"{"Period":60,"DataPoints":[{"Dimensions":[{"Name":"version","Value":"5"}],
            "Timestamps":[1535079000,1535079120,1535079180],"Values":[2.5,null,0]}]}"#;
        let answer: GetMonitorDataAnswer = serde_json::from_str(answer).unwrap();
        let point = &answer.data_points[0];
        assert_eq!(point.dimension("version"), Some("5"));
        let points: Vec<_> = point.points().collect();
        assert_eq!(points, [(1_535_079_000, 2.5), (1_535_079_180, 0.0)]);
    }
}
