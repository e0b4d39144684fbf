/** All that the language service gives the editor: one feature a file, one line each. */
import type { LanguageService } from "../core/language.ts";
import type { Workspace } from "../features/workspace/state.ts";
import { createAsking } from "./asking.ts";
import { offerCompletions } from "./complete.ts";
import { offerDefinitions } from "./definition.ts";
import type { Documents } from "./documents.ts";
import { offerFolding } from "./folding.ts";
import { offerHover, type Planned } from "./hover.ts";
import { offerLinks } from "./links.ts";
import type { monaco } from "./monaco.ts";
import { offerSignatures } from "./signature.ts";
import { offerSymbols } from "./symbols.ts";
import { offerTokens } from "./tokens.ts";
import "./terraform-json.ts";

export interface LanguageDeps {
  language: LanguageService;
  documents: Documents;
  workspace: Workspace;
  planned: Planned;
}

export function offerLanguage({ language, documents, workspace, planned }: LanguageDeps): monaco.IDisposable[] {
  const asking = createAsking({ language, documents, files: workspace.files });
  return [
    offerCompletions(asking),
    offerHover(asking, planned),
    offerSignatures(asking),
    ...offerDefinitions(asking, documents, workspace),
    offerSymbols(asking),
    offerFolding(asking),
    offerTokens(asking),
    offerLinks(asking),
  ];
}
