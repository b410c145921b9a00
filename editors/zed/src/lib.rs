//! Starts the language server of Collaudo in Zed.

use zed_extension_api::{self as zed, settings::LspSettings, Command, LanguageServerId, Result, Worktree};

struct Piano;

impl zed::Extension for Piano {
    fn new() -> Self {
        Self
    }

    /// The program that the settings name (`lsp.collaudo.binary.path`), else `collaudo` on the path.
    fn language_server_command(&mut self, server: &LanguageServerId, worktree: &Worktree) -> Result<Command> {
        let binary = LspSettings::for_worktree(server.as_ref(), worktree).ok().and_then(|it| it.binary);
        let (path, arguments) = binary.map_or((None, None), |it| (it.path, it.arguments));
        let command = path
            .or_else(|| worktree.which("collaudo"))
            .ok_or("collaudo is not on the path: install it, or name it in lsp.collaudo.binary.path")?;
        let args = arguments.unwrap_or_else(|| vec!["lsp".to_owned()]);
        Ok(Command { command, args, env: worktree.shell_env() })
    }
}

zed::register_extension!(Piano);
