// Sentences in the reader's language. The source has them in English, `l10n/` in Italian.

import italian from "../l10n/bundle.l10n.it.json";

export type Language = "en" | "it";

const translations: Record<string, string> = italian;

/** The language of the setting, else the editor's. */
export function readerLanguage(setting: string, editor: string): Language {
  if (setting === "it" || setting === "en") return setting;
  return editor.toLowerCase().startsWith("it") ? "it" : "en";
}

/** `message` in `language`, with `{0}`, `{1}` … replaced. */
export function phrase(language: Language, message: string, ...values: (string | number)[]): string {
  const text = language === "it" ? (translations[message] ?? message) : message;
  return text.replace(/\{(\d+)\}/g, (whole, index: string) => String(values[Number(index)] ?? whole));
}

/** `one` for 1, else `many`; `{0}` is the number. */
export function count(language: Language, n: number, one: string, many: string): string {
  return phrase(language, n === 1 ? one : many, n.toLocaleString(language));
}
