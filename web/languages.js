// Which language a dashboard speaks, and its texts.
import { read } from "./loader.js";
import { LANGUAGES } from "./files.js";

/** Where this browser keeps what its person has chosen. */
const CHOSEN = "share-code-dashboard.language";

/** A language tag as browsers write it; undefined for what is none. Systems write vi_VN. */
function readTag(text) {
  try {
    return Intl.getCanonicalLocales(String(text ?? "").trim().replaceAll("_", "-"))[0];
  } catch {
    return undefined;
  }
}

const languageOf = (tag) => String(tag).split("-")[0].toLowerCase();
const speaks = (tag) => languageOf(tag) === "en" || Object.hasOwn(LANGUAGES, languageOf(tag));

/** Whether the language that is spoken for this tag runs from right to left. */
const isRightToLeft = (tag) => languageOf(tag) === "ar" && speaks(tag);

/** What the person has chosen, else what the deployment or the host says, else the first of the browser's that we speak. */
function chooseLanguage(configured) {
  let chosen;
  try {
    chosen = localStorage.getItem(CHOSEN);
  } catch {
    // A frame of another site may keep nothing.
  }
  return readTag(chosen) ?? readTag(configured) ?? navigator.languages.find(speaks);
}

/** What the program is told of the language of this tag. The program has English itself, for those that we don't speak. */
async function readLanguage(tag) {
  const language = languageOf(tag);
  if (!Object.hasOwn(LANGUAGES, language)) return { locale: tag, language: "en" };
  return { locale: tag, language, texts: await (await read(language)).json() };
}

/** The options of a dashboard that have to do with languages. One that can't be loaded is no reason to show nothing. */
async function languageOptions(tag) {
  const first = await readLanguage(tag).catch((error) => {
    console.warn(error);
    return {};
  });
  return { ...first, readLanguage, languages: ["en", ...Object.keys(LANGUAGES)] };
}

export { chooseLanguage, isRightToLeft, languageOptions, readLanguage, readTag };
