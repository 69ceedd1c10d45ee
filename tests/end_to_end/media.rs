//! What a page is shown on: another window, other preferences of whoever looks.

use serde_json::json;

use crate::browser::Browser;

impl Browser {
    /// Has pages find these features of media, and no others than the browser's own.
    pub(crate) fn emulate(&self, features: &[(&str, &str)]) {
        let features = features.iter();
        let features: Vec<_> = features
            .map(|(name, value)| json!({ "name": name, "value": value }))
            .collect();
        self.tools(
            "Emulation.setEmulatedMedia",
            &json!({ "features": features }),
        );
    }

    /// Has the window be this wide and high in CSS pixels, as a zoom does.
    pub(crate) fn measure(&self, width: u32, height: u32) {
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.tools("Emulation.setDeviceMetricsOverride", &size);
    }
}
