//! A folder for the profile of one person's browser and for what it saves. It outlives the browser,
//! so that a second one can be started with it, and is deleted at the end.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// An empty folder in the folder for temporary files.
pub(crate) struct Profile {
    folder: PathBuf,
}

impl Profile {
    pub(crate) fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("halftone-profile-{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        let profile = Self { folder };
        std::fs::create_dir_all(profile.saved()).unwrap();
        profile
    }

    /// Everything that the browser left behind.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The browser's own files.
    pub(crate) fn user_data(&self) -> PathBuf {
        self.folder.join("user-data")
    }

    /// What was saved from pages.
    pub(crate) fn saved(&self) -> PathBuf {
        self.folder.join("saved")
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        let _nothing_to_do_about_it = std::fs::remove_dir_all(&self.folder);
    }
}
