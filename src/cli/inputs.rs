//! The arguments of `check` into what is to be read.

use crate::cli::args::CheckArgs;
use crate::cli::console::Failure;
use crate::disk::files::{Input, among, find, is_candidate};
use crate::disk::git::WorkTree;

/// What is to be read, and what of the arguments cannot be found. `None` where git knows of
/// nothing to check: that is fine, and no failure.
pub(crate) fn inputs(args: &CheckArgs) -> Result<(Option<Vec<Input>>, Vec<Failure>), Failure> {
    let (changed, tree) = match (&args.changed_since, args.staged) {
        (Some(commit), _) => (WorkTree::around()?.changed_since(commit)?, None),
        (None, true) => {
            let tree = WorkTree::around()?;
            (tree.staged()?, Some(tree))
        }
        (None, false) => {
            let (inputs, failures) = find(&args.paths, args.stdin_filename.as_deref(), is_candidate);
            return Ok((Some(inputs), failures));
        }
    };
    let inputs = among(&args.paths, &changed, tree.as_ref());
    Ok(((!inputs.is_empty()).then_some(inputs), Vec::new()))
}
