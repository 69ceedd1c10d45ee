//! What of a folder does not belong into a package.

/// The histories, caches and droppings of the tools on a developer's machine.
const TOOLS: [&str; 5] = [".git", ".svn", ".hg", ".DS_Store", "__pycache__"];

/// The part of a path that is left out of a package, with everything below it; nothing if the file
/// is packed.
///
/// Left out are the history of version control, caches, and `.env` files: those hold the keys of
/// the machine that deploys, and a function reads its settings from its environment.
pub fn left_out(path: &str) -> Option<&str> {
    let mut before = "";
    let mut end = 0;
    for component in path.split('/') {
        end += component.len();
        let is_cache = component == ".cache" && before == "node_modules";
        if TOOLS.contains(&component) || component.starts_with(".env") || is_cache {
            return path.get(..end);
        }
        before = component;
        end += "/".len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_belongs_to_the_machine_is_left_out_with_all_that_is_in_it() {
        for (path, part) in [
            (".git/objects/ab/cd", ".git"),
            ("lib/.git", "lib/.git"),
            (".env", ".env"),
            (".env.production", ".env.production"),
            ("a/node_modules/.cache/x/y.js", "a/node_modules/.cache"),
            ("a/__pycache__/index.pyc", "a/__pycache__"),
        ] {
            assert_eq!(left_out(path), Some(part), "{path}");
        }
    }

    #[test]
    fn what_a_function_may_need_is_packed() {
        for path in [
            "index.py",
            ".github/x.yml",
            ".gitignore",
            "node_modules/a/index.js",
            ".cache/model.bin",
            "env/settings.json",
        ] {
            assert_eq!(left_out(path), None, "{path}");
        }
    }
}
