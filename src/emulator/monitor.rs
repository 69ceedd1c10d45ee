//! `GetMonitorData`: what Cloud Monitor counted of functions.
//!
//! A minute is answered once it is over, and a minute in which nothing came is not answered at
//! all. The cloud needs a minute or two longer.

use serde_json::{Map, Value};

use super::MonitorRefusal;
use super::actions::Call;
use super::answer::{Answer, Object, Refusal, refusal};
use super::metrics::{Point, value};
use super::parameters::{Parameters, missing};
use super::region::{DEFAULT, Region};
use super::series::{Minute, Series};
use crate::scf::{BEIJING, MOST_INSTANCES, MOST_POINTS, moment, read_moment};

/// The periods of the metrics of functions, in seconds.
const PERIODS: [u64; 4] = [60, 300, 3_600, 86_400];

/// What a call gets while Monitor answers nothing. The codes are documented, the sentences are not.
pub(super) fn refused(why: MonitorRefusal) -> Refusal {
    match why {
        MonitorRefusal::NotOpened => refusal(
            "FailedOperation.ErrNotOpen",
            "The service is not activated.",
        ),
        MonitorRefusal::Owed => refusal("FailedOperation.ErrOwed", "The account is in arrears."),
    }
}

/// `GetMonitorData`.
pub(super) fn get(call: Call<'_>) -> Answer {
    let Call {
        parameters,
        region,
        now,
        ..
    } = call;
    let bad = |message: &str| refusal("InvalidParameterValue", message);
    if parameters.word("Namespace") != "QCE/SCF_V2" {
        return Err(bad(
            "`Namespace` is QCE/SCF_V2: this account has functions only.",
        ));
    }
    let period = parameters.number("Period").unwrap_or(300);
    let period = u64::try_from(period).unwrap_or_default();
    if !PERIODS.contains(&period) {
        return Err(bad("`Period` is 60, 300, 3600 or 86400 seconds."));
    }
    let now = now / 1_000;
    let end = time(&parameters, "EndTime")?.unwrap_or(now);
    // Not documented any more; it was the beginning of the day once.
    let start = time(&parameters, "StartTime")?.unwrap_or(end - (end + BEIJING) % 86_400);
    if end < start {
        return Err(bad("`EndTime` lies before `StartTime`."));
    }
    let (first, last) = (start / period * period, end / period * period);
    let instances: Vec<&Map<String, Value>> = parameters.objects("Instances").collect();
    if instances.is_empty() || instances.len() > MOST_INSTANCES {
        return Err(bad("`Instances` has 1 to 50 entries."));
    }
    if ((last - first) / period + 1) * instances.len() as u64 > MOST_POINTS as u64 {
        return Err(bad(
            "A call answers at most 7200 points. Ask for less time or fewer instances.",
        ));
    }
    let metric = parameters.word("MetricName");
    let statistics = parameters.number("SpecifyStatistics").unwrap_or_default();
    // The end belongs to it, and what is not over yet is not answered.
    let over = now / period * period;
    let until = (last + period).min(over);
    let mut points = Vec::new();
    for instance in instances {
        let dimensions = instance.get("Dimensions").unwrap_or(&Value::Null);
        let mut columns = Columns::default();
        if let Some(series) = series(region, dimensions)? {
            let mut time = first;
            while time < until {
                let minutes: Vec<&Minute> =
                    series.between(time / 60, (time + period) / 60).collect();
                columns.add(time, value(metric, &minutes)?);
                time += period;
            }
        }
        points.push(columns.answer(dimensions, statistics));
    }
    #[expect(clippy::cast_possible_truncation)] // one of four
    let length = period as usize;
    // A name that is not known is refused also where nothing came.
    value(metric, &[])?;
    Ok(Object::default()
        .text("StartTime", &moment(first))
        .text("EndTime", &moment(last))
        .number("Period", length)
        .text("MetricName", metric)
        .list("DataPoints", points.into_iter())
        .text("Msg", ""))
}

/// A moment that a call names.
fn time(parameters: &Parameters, name: &str) -> Result<Option<u64>, Refusal> {
    let Some(text) = parameters.text(name) else {
        return Ok(None);
    };
    let read = read_moment(text).map(Some);
    read.ok_or_else(|| {
        let message = format!("`{name}` is written like 2018-09-22T19:51:23+08:00.");
        refusal("InvalidParameterValue", message)
    })
}

/// What was counted of the thing that dimensions name; nothing if nothing ever came to it.
fn series<'a>(region: &'a Region, dimensions: &Value) -> Result<Option<&'a Series>, Refusal> {
    let bad = |message: &str| refusal("InvalidParameterValue", message);
    let (mut function, mut namespace, mut version, mut alias) = ("", DEFAULT, None, None);
    for dimension in dimensions.as_array().into_iter().flatten() {
        let text = |name: &str| dimension[name].as_str().ok_or_else(|| missing(name));
        let value = text("Value")?;
        match text("Name")? {
            "functionName" => function = value,
            "namespace" => namespace = value,
            "version" => version = Some(value),
            "alias" => alias = Some(value),
            _ => {
                return Err(bad(
                    "A dimension is functionName, namespace, version or alias.",
                ));
            }
        }
    }
    let name = match (version, alias) {
        (Some(version), None) if version.eq_ignore_ascii_case("$LATEST") => "$LATEST",
        (None, Some(alias)) if alias.eq_ignore_ascii_case("$DEFAULT") => "$DEFAULT",
        (Some(name), None) | (None, Some(name)) => name,
        _ => return Err(bad("Name either a version or an alias of a function.")),
    };
    // The words of the cloud's own answer.
    let function = region
        .peek(namespace, function)
        .ok_or_else(|| bad("Unauthorized operation or the instance has been destroyed"))?;
    Ok(function.demand.series(name))
}

/// The points of one instance, in columns.
#[derive(Default)]
struct Columns {
    times: Vec<Value>,
    values: [Vec<Value>; 4],
}

impl Columns {
    fn add(&mut self, time: u64, point: Option<Point>) {
        let Some(point) = point else {
            return;
        };
        self.times.push(Value::from(time));
        let Point {
            value,
            average,
            most,
            least,
        } = point;
        let columns = self.values.iter_mut();
        for (column, hundredths) in columns.zip([value, average, most, least]) {
            #[expect(clippy::cast_precision_loss)] // far below 2⁵³
            column.push(Value::from(hundredths as f64 / 100.0));
        }
    }

    /// The statistics are added that a call asks for: 1 the average, 2 the largest, 4 the
    /// smallest.
    fn answer(self, dimensions: &Value, statistics: i64) -> Value {
        let [values, average, most, least] = self.values;
        let mut answer = Object::default()
            .with("Dimensions", dimensions.clone())
            .list("Timestamps", self.times.into_iter());
        for (bit, name, column) in [
            (1, "AvgValues", average),
            (2, "MaxValues", most),
            (4, "MinValues", least),
        ] {
            if statistics & bit != 0 {
                answer = answer.list(name, column.into_iter());
            }
        }
        answer.list("Values", values.into_iter()).value()
    }
}
