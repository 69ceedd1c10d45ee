//! Where the cloud begins to run a package.

use super::{Archive, Problem};

/// What a function says of its code, in the cloud's words (`GetFunction`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntryPoint {
    /// `Event` or `HTTP`.
    pub kind: String,
    /// What runs it, such as `Nodejs18.15`.
    pub runtime: String,
    /// File and function, such as `index.main_handler`.
    pub handler: String,
}

impl EntryPoint {
    /// Refuses an archive in which the cloud would not find the code.
    ///
    /// A web function starts what its settings say, Java looks inside of its own archives, and a
    /// runtime that is not known here may look for anything: those are not checked.
    pub fn check(&self, archive: &Archive) -> Result<(), Problem> {
        let files = archive.files();
        if files.is_empty() {
            return Err(Problem::Empty);
        }
        let wanted = self.files();
        let has = |folder: &str| {
            wanted.iter().find(|wanted| {
                let is_wanted = |name: &str| name.strip_prefix(folder) == Some(wanted.as_str());
                files.iter().any(|file| is_wanted(&file.name))
            })
        };
        let Some(usual) = wanted.first().filter(|_| has("").is_none()) else {
            return Ok(());
        };
        let (folder, _) = files[0].name.split_once('/').unwrap_or_default();
        let inside = format!("{folder}/");
        let all_inside = files.iter().all(|file| file.name.starts_with(&inside));
        match has(&inside).filter(|_| all_inside) {
            Some(file) => Err(Problem::InsideFolder {
                folder: folder.to_owned(),
                file: file.clone(),
            }),
            None => Err(Problem::EntryPointMissing {
                file: usual.clone(),
                runtime: self.runtime.clone(),
                handler: self.handler.clone(),
            }),
        }
    }

    /// The files of which one must be there, the usual one first; none if anything does.
    fn files(&self) -> Vec<String> {
        let handler = self.handler.trim();
        if self.kind.eq_ignore_ascii_case("HTTP") || handler.is_empty() {
            return Vec::new();
        }
        let runtime = self.runtime.to_ascii_lowercase();
        let endings: &[&str] = if runtime.starts_with("python") {
            &[".py", "/__init__.py", ".pyc", ".so"]
        } else if runtime.starts_with("nodejs") {
            &[".js", ".mjs", ".cjs"]
        } else if runtime.starts_with("php") {
            &[".php"]
        } else if runtime.starts_with("go") {
            // The handler is the name of the compiled program.
            return [handler, "main", "bootstrap", "scf_bootstrap"]
                .map(str::to_owned)
                .into();
        } else if runtime.starts_with("custom") {
            return ["scf_bootstrap", "bootstrap"].map(str::to_owned).into();
        } else {
            return Vec::new();
        };
        // What stands after the last dot is the function inside of the file.
        let module = handler
            .rsplit_once('.')
            .map_or(handler, |(module, _)| module);
        let module = module.trim_start_matches("./");
        let files = endings.iter().map(|ending| format!("{module}{ending}"));
        files.collect()
    }
}
