//! Compiles the generated parser and its scanner.

fn main() {
    let sources = ["src/parser.c", "src/scanner.c"];
    cc::Build::new()
        .std("c11")
        .include("src")
        .flag_if_supported("-utf-8")
        .files(sources)
        .warnings(false)
        .compile("tree-sitter-piano");
    for source in sources {
        println!("cargo:rerun-if-changed={source}");
    }
}
