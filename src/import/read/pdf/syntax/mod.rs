//! The objects of a PDF file: where they stand, what they say, what their streams unpack to.

mod document;
mod filter;
mod lexer;
mod lzw;
mod object;
mod pages;
mod predictor;
mod xref;

pub(crate) use document::{Broken, Document};
pub(crate) use lexer::{Lexer, Token};
pub(crate) use object::{Dictionary, Id, Object};
pub(crate) use pages::{PageObject, pages};
