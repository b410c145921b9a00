//! The tree of a plan: which section stands under which, from ranks alone; and their codes,
//! side by side in memory, so that rules over codes need not visit every summary.

use compact_str::CompactString;

use crate::model::Summary;
use crate::syntax::Rank;

/// The tree over a list of sections.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    entries: Vec<Entry>,
    /// The code of each section; empty where the tree is built from ranks alone.
    codes: Vec<Option<CompactString>>,
    /// Sections without a parent.
    roots: Vec<u32>,
    /// The first section that may hide a heading.
    first_hiding: Option<u32>,
}

/// One section in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its rank.
    pub rank: Rank,
    parent: Option<u32>,
    first_child: Option<u32>,
    next_sibling: Option<u32>,
    /// The first section under this one, or itself, that may hide a heading: of the sections
    /// that follow it nobody knows whether they stand under this one.
    first_hiding: Option<u32>,
}

impl Entry {
    /// The section that it stands under.
    pub fn parent(&self) -> Option<usize> {
        self.parent.map(|it| it as usize)
    }
}

impl Outline {
    /// Builds the tree in one pass.
    pub fn new(ranks: impl IntoIterator<Item = Rank>) -> Self {
        let ranks = ranks.into_iter();
        let mut res = Self { entries: Vec::with_capacity(ranks.size_hint().0), ..Self::default() };
        // The open headings, highest first, each with its last child so far.
        let mut open: Vec<(u32, Option<u32>)> = Vec::new();
        for (i, rank) in ranks.enumerate() {
            let i = u32::try_from(i).unwrap_or(u32::MAX);
            while open.last().is_some_and(|it| res.rank(it.0) >= Some(rank)) {
                open.pop();
            }
            let parent = open.last().map(|it| it.0);
            let entry = Entry { rank, parent, first_child: None, next_sibling: None, first_hiding: None };
            res.entries.push(entry);
            match open.last_mut() {
                None => res.roots.push(i),
                Some((parent, last)) => {
                    let elder = last.replace(i);
                    match elder {
                        Some(it) => res.link(it, |it| it.next_sibling = Some(i)),
                        None => res.link(*parent, |it| it.first_child = Some(i)),
                    }
                }
            }
            open.push((i, None));
        }
        res
    }

    /// Builds the tree over sections in short, with what lines that cannot be read leave open.
    pub fn of(sections: &[&Summary]) -> Self {
        let mut res = Self::new(sections.iter().map(|it| it.rank));
        res.codes = sections.iter().map(|it| it.code.clone()).collect();
        for (i, _) in sections.iter().enumerate().filter(|it| it.1.hides_heading) {
            let hiding = u32::try_from(i).unwrap_or(u32::MAX);
            res.first_hiding = res.first_hiding.or(Some(hiding));
            let mut above = Some(hiding);
            // Where one section is marked, so is all above it.
            while let Some(it) = above.and_then(|it| res.entries.get_mut(it as usize)) {
                if it.first_hiding.is_some() {
                    break;
                }
                it.first_hiding = Some(hiding);
                above = it.parent;
            }
        }
        res
    }

    /// Whether it is certain what stands under a section, or under none.
    pub fn knows_children(&self, parent: Option<usize>) -> bool {
        self.hiding(parent).is_none()
    }

    /// Whether it is certain what a section stands under.
    pub fn knows_parent(&self, section: usize) -> bool {
        self.hiding(self.parent(section)).is_none_or(|it| it as usize >= section)
    }

    fn hiding(&self, parent: Option<usize>) -> Option<u32> {
        match parent {
            Some(it) => self.get(it).and_then(|it| it.first_hiding),
            None => self.first_hiding,
        }
    }

    fn link(&mut self, at: u32, change: impl FnOnce(&mut Entry)) {
        if let Some(it) = self.entries.get_mut(at as usize) {
            change(it);
        }
    }

    fn rank(&self, at: u32) -> Option<Rank> {
        self.entries.get(at as usize).map(|it| it.rank)
    }

    /// The sections of the tree, in the order of the text.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The first child of each section that has children.
    pub fn eldest(&self) -> impl Iterator<Item = usize> + '_ {
        self.entries.iter().filter_map(|it| it.first_child).map(|it| it as usize)
    }

    /// The sections of one rank, in order.
    pub fn of_rank(&self, rank: Rank) -> impl Iterator<Item = usize> + '_ {
        self.entries.iter().enumerate().filter(move |it| it.1.rank == rank).map(|it| it.0)
    }

    /// The code of a section.
    pub fn code(&self, section: usize) -> Option<&str> {
        self.codes.get(section)?.as_deref()
    }

    /// Gives a section another code.
    pub(crate) fn set_code(&mut self, section: usize, code: Option<CompactString>) {
        if let Some(it) = self.codes.get_mut(section) {
            *it = code;
        }
    }

    /// Number of sections.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are no sections.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// One section of the tree.
    pub fn get(&self, section: usize) -> Option<&Entry> {
        self.entries.get(section)
    }

    /// The section that a section stands under.
    pub fn parent(&self, section: usize) -> Option<usize> {
        self.get(section).and_then(Entry::parent)
    }

    /// The sections directly under a section, in order.
    pub fn children(&self, section: usize) -> impl Iterator<Item = usize> + '_ {
        let first = self.get(section).and_then(|it| it.first_child);
        std::iter::successors(first, |it| self.get(*it as usize).and_then(|it| it.next_sibling))
            .map(|it| it as usize)
    }

    /// The sections that stand under none, in order.
    pub fn roots(&self) -> impl Iterator<Item = usize> + '_ {
        self.roots.iter().map(|it| *it as usize)
    }

    /// Every list of siblings: the roots, then the children of each section in order.
    pub fn families(&self) -> impl Iterator<Item = (Option<usize>, Vec<usize>)> + '_ {
        let roots = std::iter::once((None, self.roots().collect()));
        let parents = self.entries.iter().enumerate().filter(|it| it.1.first_child.is_some());
        let others = parents.map(|(it, _)| (Some(it), self.children(it).collect()));
        roots.chain(others).filter(|it: &(_, Vec<usize>)| !it.1.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_make_the_tree_and_may_be_skipped() {
        use Rank::{Goal, Objective, Perspective, Plan};
        let it =
            Outline::new([Plan, Perspective, Goal, Objective, Objective, Objective, Perspective, Objective]);
        assert_eq!(it.children(2).collect::<Vec<_>>(), [3, 4, 5]);
        assert_eq!(it.children(0).collect::<Vec<_>>(), [1, 6]);
        assert_eq!(it.parent(7), Some(6));
        assert_eq!(it.roots().collect::<Vec<_>>(), [0]);
        assert!(!it.is_empty());
        assert!(Outline::new([]).is_empty());
    }

    #[test]
    fn behind_a_line_that_may_be_a_heading_nobody_knows_what_stands_under_what() {
        use Rank::{Goal, Objective, Plan};
        let ranks = [Plan, Goal, Objective, Objective, Objective, Goal, Objective];
        let sections: Vec<Summary> = ranks
            .iter()
            .enumerate()
            .map(|(i, rank)| Summary { rank: *rank, hides_heading: i == 3, ..Summary::default() })
            .collect();
        let it = Outline::of(&sections.iter().collect::<Vec<_>>());
        let unknown = |of: &dyn Fn(usize) -> bool| (0..ranks.len()).filter(|it| !of(*it)).collect::<Vec<_>>();
        assert_eq!(unknown(&|section| it.knows_children(Some(section))), [0, 1, 3]);
        assert_eq!(unknown(&|section| it.knows_parent(section)), [4, 5]);
        assert!(!it.knows_children(None));
    }
}
