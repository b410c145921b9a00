//! Which configuration applies to a file: `collaudo.toml` from its folder upwards.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use globset::{Glob, GlobSet, GlobSetBuilder};

use crate::config::origin::Said;
use crate::config::{Config, Layer, extends, read_over};
use crate::disk::files::read_text;
use crate::disk::reach::{Beyond, Reach};
use crate::disk::{Failure, shown};
use crate::finding::Message;
use crate::own::OwnRule;
use crate::text::lines::LineIndex;

/// The name of a configuration file.
pub(crate) const NAME: &str = "collaudo.toml";

/// The largest configuration file, in bytes.
const MOST_BYTES: usize = 8 << 20;

/// The longest chain of files that build on each other.
const LONGEST_CHAIN: usize = 16;

/// The configurations of a run, each file read once.
pub(crate) struct Configurations {
    /// What is asked for over every file: on the command line.
    options: Layer,
    /// The file that the command line names instead of those found.
    named: Option<PathBuf>,
    /// What holds where no file says otherwise.
    below: Layer,
    /// How far names in files reach.
    reach: Reach,
    read: Mutex<HashMap<PathBuf, Arc<OnceLock<Found>>>>,
}

type Found = Result<Arc<Base>, Vec<Failure>>;

/// What one configuration file says, with all that it builds on.
#[derive(Default)]
pub(crate) struct Base {
    /// The files that were read, outermost first.
    pub(crate) files: Vec<PathBuf>,
    layer: Layer,
    overrides: Vec<(PathBuf, GlobSet, Said)>,
    /// What each file says, outermost first.
    said: Vec<Said>,
}

impl Base {
    /// What its files say of some paths only, as far as this is one of them.
    fn overrides_of(&self, path: Option<&Path>) -> impl Iterator<Item = &Said> {
        let path = path.map(absolute);
        self.overrides.iter().filter_map(move |(root, globs, own)| {
            let inside = path.as_ref()?.strip_prefix(root).ok()?;
            globs.is_match(inside).then_some(own)
        })
    }
}

impl Configurations {
    pub(crate) fn new(options: Layer, named: Option<PathBuf>) -> Self {
        Self { options, named, below: Layer::default(), reach: Reach::Anywhere, read: Mutex::default() }
    }

    /// The configurations that an editor asks for: its settings hold where no file says
    /// otherwise, so that it finds what the command line finds.
    pub(crate) fn of_editor(below: Layer, reach: Reach) -> Self {
        Self { options: Layer::default(), named: None, below, reach, read: Mutex::default() }
    }

    /// How far names in files reach.
    pub(crate) fn reach(&self) -> &Reach {
        &self.reach
    }

    /// Whether some file says what applies to a path.
    pub(crate) fn has_file(&self, path: Option<&Path>) -> bool {
        self.named.is_some() || nearest(path, &self.reach).is_some()
    }

    /// What applies to a file; to standard input where there is none.
    pub(crate) fn of(&self, path: Option<&Path>) -> Result<Config, Vec<Failure>> {
        self.layer(path).map(|it| it.config())
    }

    /// The layers that apply to a file, in one.
    pub(crate) fn layer(&self, path: Option<&Path>) -> Result<Layer, Vec<Failure>> {
        let base = self.base(path)?;
        let mut layer = base.layer.clone().over(self.below.clone());
        for own in base.overrides_of(path) {
            layer = own.layer.clone().over(layer);
        }
        Ok(self.options.clone().over(layer))
    }

    /// What each layer says that applies to a file, outermost first.
    pub(crate) fn said(&self, path: Option<&Path>) -> Result<Vec<Said>, Vec<Failure>> {
        let base = self.base(path)?;
        let options = Said { layer: self.options.clone(), file: None, within: None };
        let files = base.said.iter().chain(base.overrides_of(path));
        Ok(files.cloned().chain([options]).collect())
    }

    /// The configuration file of a path with all that it builds on.
    pub(crate) fn base(&self, path: Option<&Path>) -> Found {
        let file = match &self.named {
            Some(it) => Some(it.clone()),
            None => nearest(path, &self.reach),
        };
        let Some(file) = file else { return Ok(Arc::default()) };
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        let slot = Arc::clone(read.entry(file.clone()).or_default());
        drop(read);
        // Whoever wants another file does not wait for this one.
        slot.get_or_init(|| chain(&file, &self.reach).map(Arc::new)).clone()
    }
}

/// The configuration file nearest to a path, upwards.
fn nearest(path: Option<&Path>, reach: &Reach) -> Option<PathBuf> {
    let start = absolute(path.unwrap_or(Path::new(".")));
    let folders = start.ancestors().skip(usize::from(!start.is_dir()));
    folders.map(|it| it.join(NAME)).find(|it| it.is_file() && reach.holds(it))
}

/// A path from the top, with no link left in it where it exists.
pub(crate) fn absolute(path: &Path) -> PathBuf {
    fs::canonicalize(path).or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned())
}

/// A file and those that it builds on, from the outermost in. Each path is relative to the
/// folder of the file that names it.
fn chain(file: &Path, reach: &Reach) -> Result<Base, Vec<Failure>> {
    let mut files = vec![absolute(file)];
    let mut texts: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(file) = files.get(at).cloned() {
        let text = read_text(&file, MOST_BYTES)?;
        if let Some(next) = extends(&text) {
            let path = file.parent().unwrap_or(Path::new(".")).join(&next);
            if let Err(why) = reach.check(&next, &path) {
                let id = match why {
                    Beyond::Share => "config-beyond.share",
                    Beyond::Outside => "config-beyond",
                };
                return Err(Failure::of(&shown(&file), Message::new(id).with("name", next.as_str())).into());
            }
            let next = absolute(&path);
            if files.contains(&next) || files.len() >= LONGEST_CHAIN {
                let message = Message::new("config-circle").with("name", shown(&next).as_str());
                return Err(vec![Failure::of(&shown(&file), message)]);
            }
            files.push(next);
        }
        texts.push(text);
        at = at.saturating_add(1);
    }
    let mut base = Base::default();
    // The outermost first: the others can name its rules.
    for (file, text) in files.iter().zip(texts).rev() {
        let mut layer = layer_of(file, &text, &base.layer.rules)?;
        let root = file.parent().unwrap_or(Path::new(".")).to_owned();
        let name = Some((shown(file), Arc::from(text.as_str())));
        for (i, it) in std::mem::take(&mut layer.overrides).into_iter().enumerate() {
            let said = Said { layer: it.layer, file: name.clone(), within: Some(i) };
            base.overrides.push((root.clone(), globs(file, &it.files)?, said));
        }
        base.said.push(Said { layer: layer.clone(), file: name, within: None });
        base.layer = layer.over(std::mem::take(&mut base.layer));
        base.files.push(file.clone());
    }
    Ok(base)
}

fn globs(file: &Path, patterns: &[String]) -> Result<GlobSet, Vec<Failure>> {
    let mut res = GlobSetBuilder::new();
    let fail = |pattern: &str| {
        vec![Failure::of(&shown(file), Message::new("config-bad-pattern").with("name", pattern))]
    };
    for pattern in patterns {
        res.add(Glob::new(pattern).map_err(|_| fail(pattern))?);
    }
    res.build().map_err(|_| fail(&patterns.join(", ")))
}

fn layer_of(file: &Path, text: &str, own: &[&'static OwnRule]) -> Result<Layer, Vec<Failure>> {
    read_over(text, own, Some(&shown(file))).map_err(|problems| {
        let index = LineIndex::new(text);
        let place = |at| {
            let (line, column) = index.position(text, at);
            format!("{}:{line}:{column}", shown(file))
        };
        problems.into_iter().map(|it| Failure::of(&place(it.span.start), it.message)).collect()
    })
}
