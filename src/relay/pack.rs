//! `halftone pack`: seals and compresses the built console once, weighs what a browser fetches until
//! something can be done, holds the budgets.
//!
//! A file says by its name when it is fetched first. Whatever is neither a worker nor a part comes
//! before the page can be used; a part `part-NAME-…` comes with what it is called after, as
//! `tools/page/gather` names it. What [`list()`] says is compared with what a browser really fetched
//! by the walks in `tests/end_to_end`, so these figures are none that somebody believes.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::encoding::Coding;
use super::first_load::Arrival;
use super::problem::Problem;
use super::seal::seal;

/// What a console may weigh, in brotli bytes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Budgets {
    /// What comes until the functions of the demo account are listed.
    pub(super) whole: Option<usize>,
    /// What comes before the page can be used.
    pub(super) start: Option<usize>,
}

/// Seals `folder`, compresses its files, prints the weights, and fails over a budget.
pub(super) fn run(folder: &Path, budgets: Budgets) -> Result<(), Problem> {
    seal(folder)?;
    let mut files: Vec<Weighed> = files_below(folder)?
        .into_iter()
        .filter(|path| !is_compressed(path))
        .map(|path| pack(folder, &path))
        .collect::<Result<_, _>>()?;
    if files.is_empty() {
        return Err(Problem::NothingToPack {
            folder: folder.to_owned(),
        });
    }
    files.sort_by_key(|file| std::cmp::Reverse(file.brotli));
    print!("{}", table(&files));

    let weight = |what: &[Arrival]| {
        let files = files.iter().filter(|file| what.contains(&file.arrival));
        files.map(|file| file.brotli).sum()
    };
    let (start, account) = (Arrival::Start, Arrival::Account);
    let key = weight(&[start, account, Arrival::Key]);
    hold("until the functions behind a key are listed", key, None)?;
    let all = files.iter().map(|file| file.brotli).sum();
    hold("of everything, whatever is opened", all, None)?;
    hold(
        "before the page can be used",
        weight(&[start]),
        budgets.start,
    )?;
    let demo = weight(&[start, account, Arrival::Demo]);
    let what = "until the functions of the demo account are listed";
    hold(what, demo, budgets.whole)
}

/// Prints the files of the console in `folder` that a browser fetches until the functions of the
/// demo account are listed.
pub(super) fn list(folder: &Path) -> Result<(), Problem> {
    for path in files_below(folder)? {
        let name = name_in(folder, &path);
        if !is_compressed(&path) && Arrival::of(&name).is_first_load() {
            println!("{name}");
        }
    }
    Ok(())
}

/// Says what something weighs and fails if that is too much.
fn hold(what: &'static str, total: usize, budget: Option<usize>) -> Result<(), Problem> {
    match budget {
        Some(budget) => println!("{total:>9} brotli bytes {what}; the budget is {budget}"),
        None => println!("{total:>9} brotli bytes {what}"),
    }
    match budget {
        Some(budget) if total > budget => Err(Problem::OverBudget {
            what,
            total,
            budget,
        }),
        _ => Ok(()),
    }
}

/// A file and what it weighs, in bytes.
struct Weighed {
    name: String,
    arrival: Arrival,
    plain: usize,
    gzip: usize,
    brotli: usize,
}

/// Writes the compressed forms beside the file.
fn pack(folder: &Path, path: &Path) -> Result<Weighed, Problem> {
    let in_this = Problem::at(path);
    let plain = fs::read(path).map_err(in_this)?;
    let mut weights = [0; 2];
    for (weight, coding) in weights.iter_mut().zip(Coding::ALL) {
        let compressed = compress(coding, &plain).map_err(in_this)?;
        *weight = compressed.len();
        fs::write(with_suffix(path, coding), compressed).map_err(in_this)?;
    }
    let [brotli, gzip] = weights;
    let name = name_in(folder, path);
    Ok(Weighed {
        arrival: Arrival::of(&name),
        name,
        plain: plain.len(),
        gzip,
        brotli,
    })
}

/// What a file is called in its folder.
fn name_in(folder: &Path, path: &Path) -> String {
    let name = path.strip_prefix(folder).unwrap_or(path);
    name.display().to_string()
}

/// The best this coding can do.
fn compress(coding: Coding, plain: &[u8]) -> io::Result<Vec<u8>> {
    let mut compressed = Vec::new();
    match coding {
        Coding::Brotli => {
            let parameters = BrotliEncoderParams {
                quality: 11,
                lgwin: 24,
                size_hint: plain.len(),
                ..BrotliEncoderParams::default()
            };
            brotli::BrotliCompress(&mut &plain[..], &mut compressed, &parameters)?;
        }
        Coding::Gzip => {
            let mut encoder = GzEncoder::new(&mut compressed, Compression::best());
            encoder.write_all(plain)?;
            encoder.finish()?;
        }
    }
    Ok(compressed)
}

/// `app.js` → `app.js.br`.
pub(super) fn with_suffix(path: &Path, coding: Coding) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(coding.extension());
    name.into()
}

/// Whether this is what [`run`] wrote, not a file of the console.
pub(super) fn is_compressed(path: &Path) -> bool {
    Coding::ALL.iter().any(|coding| {
        path.extension()
            .is_some_and(|extension| extension == coding.extension())
    })
}

/// All files below `folder`, however deep.
pub(super) fn files_below(folder: &Path) -> Result<Vec<PathBuf>, Problem> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let in_this = Problem::at(&folder);
        for entry in fs::read_dir(&folder).map_err(in_this)? {
            let path = entry.map_err(in_this)?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    Ok(files)
}

/// The weights as a table, heaviest first.
fn table(files: &[Weighed]) -> String {
    use std::fmt::Write as _;

    let mut text = format!("{:>9} {:>9} {:>9}  file\n", "brotli", "gzip", "plain");
    for file in files {
        let Weighed {
            name,
            arrival,
            plain,
            gzip,
            brotli,
        } = file;
        let when = arrival.name();
        let _ = writeln!(text, "{brotli:>9} {gzip:>9} {plain:>9}  {name} ({when})");
    }
    text
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::{Coding, compress};

    #[test]
    fn both_codings_give_the_file_back() {
        let plain = "a halftone prints any shade of gray "
            .repeat(200)
            .into_bytes();

        let mut from_brotli = Vec::new();
        let brotli = compress(Coding::Brotli, &plain).unwrap();
        brotli::BrotliDecompress(&mut &brotli[..], &mut from_brotli).unwrap();
        assert_eq!(from_brotli, plain);

        let mut from_gzip = Vec::new();
        let gzip = compress(Coding::Gzip, &plain).unwrap();
        flate2::read::GzDecoder::new(&gzip[..])
            .read_to_end(&mut from_gzip)
            .unwrap();
        assert_eq!(from_gzip, plain);
    }
}
