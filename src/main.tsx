/** Wiring only: makes the parts, hands each what it needs, and shows the page. */
import { computed, effect, signal, untracked } from "@preact/signals";
import { createRef, render } from "preact";
import type { Editor } from "./editor/editor.ts";
import { entry } from "./entry.ts";
import { editorCommands } from "./features/commands/editor.ts";
import { pageCommands } from "./features/commands/page.ts";
import { createCommands } from "./features/commands/state.ts";
import { symbolCommands } from "./features/commands/symbols.ts";
import { createFindings, type Located } from "./features/findings/state.ts";
import { folderPicker } from "./features/folder/pick.ts";
import { createFolder } from "./features/folder/state.ts";
import { FolderDialog } from "./features/folder/view.tsx";
import { stepIn } from "./features/lessons/content.ts";
import { createLessonsLater } from "./features/lessons/later.tsx";
import { createBrowsersOwn } from "./features/model/own-of-browser.ts";
import { createSite } from "./features/model/site.ts";
import { SitePanel } from "./features/model/site-view.tsx";
import { createModel } from "./features/model/state.ts";
import { ModelCardView } from "./features/model/view.tsx";
import { createModels } from "./features/models/state.ts";
import type { ModelsViewProps } from "./features/models/view.tsx";
import { createNotices } from "./features/notices/state.ts";
import { plannedText } from "./features/plan/planned.ts";
import { createPoliciesLater } from "./features/policies/later.tsx";
import { createPresentLater } from "./features/present/later.tsx";
import type { SourcePlace } from "./features/program/state.ts";
import { createProjects } from "./features/projects/state.ts";
import type { MenuAction } from "./features/projects/view.tsx";
import { createLoop } from "./features/prompt/loop.ts";
import { createPrompt } from "./features/prompt/state.ts";
import { PromptView } from "./features/prompt/view.tsx";
import { createProposal } from "./features/proposal/state.ts";
import { createRefactor } from "./features/refactor/state.ts";
import { RoundsView } from "./features/rounds/view.tsx";
import { createSeeing } from "./features/seeing.tsx";
import { createSettings } from "./features/settings/state.ts";
import { isShared } from "./features/share/link.ts";
import { createShare } from "./features/share/state.ts";
import { ShareDialog } from "./features/share/view.tsx";
import { App } from "./features/shell/app.tsx";
import { Lazy } from "./features/shell/lazy.tsx";
import { CODE, createViews, mediaSignal, NARROW } from "./features/shell/views.tsx";
import { listen } from "./features/shortcuts/state.ts";
import { calm } from "./features/verification/calm.ts";
import { awaited } from "./features/verification/engine.ts";
import { createVerification } from "./features/verification/state.ts";
import { createActions } from "./features/workspace/actions.ts";
import { takeLaunched } from "./features/workspace/launch.ts";
import { createWorkspace, type Texts } from "./features/workspace/state.ts";
import { download, pickFiles, readFiles } from "./features/workspace/transfer.ts";
import { acceptsBySchema } from "./model/accepts.ts";
import { browsersApi } from "./model/browsers-own.ts";
import { checked } from "./model/checked.ts";
import type { Given } from "./scenario/draft.ts";
import { starting } from "./start.ts";
import { openDatabase } from "./store/database.ts";
import { createFolderStore } from "./store/folders.ts";
import { readProgress, writeProgress } from "./store/progress.ts";
import { createProjectStore } from "./store/projects.ts";
import { readSettings, writeSettings } from "./store/settings.ts";
import { createTabs } from "./store/tabs.ts";

const { verifier, language, status: engine } = awaited(starting);
const database = openDatabase();
const notices = createNotices();
const settings = createSettings({
  read: () => readSettings(database),
  write: (value) => writeSettings(database, value),
  notices,
});
const workspace = createWorkspace();
const projects = createProjects({ workspace, store: createProjectStore(database), notices, tabs: createTabs() });
const actions = createActions({
  workspace,
  verifier,
  notices,
  project: () => projects.current.value,
  keep: projects.keep,
  download,
  create: projects.create,
  addInstead: projects.addInstead,
});
const refactor = createRefactor({ workspace, verifier, notices, keep: projects.keep });

const editor = signal<Editor>();
await Promise.all([settings.start(), projects.start()]);
const judged = createVerification(workspace, verifier);
const project = computed(() => projects.current.value.id);
const remote = entry.remote?.({ verifier, database, verification: judged, project, files: workspace.files });
const verification = remote?.verification ?? judged;
/** Does something in the editor, which takes no focus as long as it is hidden. */
const inCode = (act: (editor: Editor) => void) => {
  const isThere = views.current.peek() === CODE;
  views.open(CODE);
  const then = () => editor.value && act(editor.value);
  if (isThere) then();
  else requestAnimationFrame(then);
};
const reveal = (located: Located) => inCode((there) => there.reveal(located, true));
const policies = createPoliciesLater({
  ...{ workspace, verification, verifier, notices, reveal },
  create: projects.create,
  saveReport: (name, report, form) => void actions.report({ report, files: {} }, form, name),
  editors: () => monaco(),
  fontSize: computed(() => settings.value.value.fontSize),
  open: () => views.open(policies.view.id),
});
const findings = createFindings({ workspace, verification, reveal });

/** A program that begins a project takes along what was asked for it. */
const createAsked = async (name: string, files: Texts) => {
  await projects.create(name, files);
  if (prompt.asked.value) projects.remember(prompt.asked.value.prompt);
};
const proposal = createProposal({
  ...{ workspace, verifier, project, keep: projects.keep, create: createAsked },
  ...(remote && { further: remote.further }),
  present: verification.late,
  taken: (one) => prompt.taken(one),
});
const share = createShare({
  ...{ workspace, verifier, notices, name: projects.name, create: projects.create },
  address: new URL("./", location.href).href,
});
const folder = createFolder({
  ...{ workspace, notices, project, create: projects.create, keep: projects.keep },
  store: createFolderStore(database),
  pick: folderPicker(),
});
const menu = computed<MenuAction[]>(() => [
  ...(folder.canOpen ? [{ label: "Open a folder…", icon: "folder" as const, run: folder.openFolder }] : []),
  ...(folder.canOpen
    ? [{ label: `Save to ${folder.name.value ?? "a folder"}…`, icon: "download" as const, run: folder.review }]
    : []),
  { label: "Export as zip", icon: "download", run: actions.export },
  { label: "Share as a link…", icon: "share", run: share.show },
]);
const takeLink = async () => {
  const { hash } = location;
  // Out of the address before it is read: a reload must not make the project again.
  if (isShared(hash)) history.replaceState(null, "", location.pathname + location.search);
  await share.take(hash);
};
await takeLink();
addEventListener("hashchange", takeLink);
takeLaunched((files) => void readFiles(files).then(actions.import));
const site = createSite();
const api = browsersApi();
const browsersOwn = api && createBrowsersOwn({ api, check: (given) => checked(given, acceptsBySchema(verifier)) });
const model = createModel([site, ...(browsersOwn ? [browsersOwn] : []), ...(remote?.suppliers ?? [])]);
const panels = {
  site: () => <SitePanel {...{ site, model, takeModel }} busy={prompt.running} onAll={() => views.open("models")} />,
  ...remote?.panels,
};
const prompt = createPrompt({
  model,
  loop: createLoop(verifier),
  workspace,
  settings: settings.value,
  project: projects.current,
  ...(remote && { further: remote.further }),
  offer: proposal.offer,
  history: projects.asks,
  remember: projects.remember,
});
void site.start();

/** Begins a request for a change of one block. */
const changeAt = (address: string) => {
  views.open(CODE);
  prompt.scopeTo(address);
  goToPrompt();
};
const goTo = (place: SourcePlace) => inCode((there) => there.show(place, true));
const lessons = createLessonsLater({
  ...{ workspace, verifier, notices, projects },
  progress: { read: () => readProgress(database), write: (progress) => writeProgress(database, progress) },
  open: () => views.open(lessons.view.id),
  show() {
    views.open(CODE);
    // Where there is room for one thing, one reads first.
    views.openPanel("side");
  },
  address: (link) => history.replaceState(null, "", location.pathname + location.search + link),
});
const takeLesson = async () => {
  const wanted = stepIn(location.hash);
  if (wanted && !(await lessons.openStep(wanted.lesson, wanted.step)))
    notices.error(`There is no lesson ${wanted.lesson}, step ${wanted.step}: “Learn” lists those that there are.`);
};
/** What the main area can show, in the order of the header's buttons. */
const views = createViews(
  [
    ...createSeeing({
      ...{ workspace, verifier, verification, findings, proposal, prompt, project: projects.current, download, goTo },
      onChange: changeAt,
    }),
    policies.view,
    lessons.view,
    { id: "models", label: "Models", render: () => <Lazy key="models" load={loadModels} /> },
  ],
  mediaSignal(NARROW),
);

/** Takes a file as a model in place of the one that is loaded. */
async function takeModel(files: File[]): Promise<void> {
  if (prompt.running.value || model.load.value.kind === "loading")
    return void notices.info(`${files[0]?.name} wasn't taken: the model is at work. Try again when it is done.`);
  if (model.ready.value) await model.unload();
  await model.choose("site");
  await site.open(files);
}

const models = createModels({
  cards: site.cards,
  refresh: site.start,
  base: document.baseURI,
  save: (name, file) => download(name, file, "application/octet-stream"),
});
const loadModels = async () => {
  const { ModelsView } = await import("./features/models/view.tsx");
  return () => <ModelsView {...modelsProps} />;
};
const modelsProps: ModelsViewProps = {
  models,
  load: async ({ id }) => {
    if (model.ready.value) await model.unload();
    await model.choose("site");
    site.chosen.value = id;
    await model.loadNow();
    void models.show();
  },
  remove: (card) => void site.remove(card).then(models.show),
  openFile: () => pickFiles(".gguf,.safetensors,.json", (files) => void takeModel(files).then(models.show)),
  loaded: computed(() => (model.ready.value && model.supplier.value.id === "site" ? site.card.value?.id : undefined)),
  busy: computed(() => prompt.running.value || model.load.value.kind === "loading" || site.opening.value !== undefined),
};

const goToPrompt = () => {
  views.openPanel("side");
  // Once it is to be seen: nothing hidden takes the focus.
  requestAnimationFrame(() => promptField.current?.focus());
};
const promptField = createRef<HTMLTextAreaElement>();
const openFile = (path: string) => {
  views.open(CODE);
  workspace.open(path);
};
const present = createPresentLater({
  prompt,
  makeDiff: (container, isNew, fontSize) => makeDiff(container, isNew, fontSize),
});
const commands = createCommands(present.open);
const pageDeps = { commands, prompt, proposal, findings, verification, actions, settings, workspace };
for (const source of pageCommands({ ...pageDeps, views, share, folder, present, goToPrompt, openFile }))
  commands.add(source);
commands.add(editorCommands(editor));
commands.add(symbolCommands({ language, files: workspace.files, open: commands.open, goTo }));
listen(commands, window);

// A proposal stands where the code is; back to the text when it is done with.
effect(() => {
  if (proposal.current.value) views.open(CODE);
  // Once it is to be seen again: nothing hidden takes the focus.
  else requestAnimationFrame(() => untracked(() => editor.value?.focus()));
});

// The service worker waits for the first verdict, so as not to take the machine from it: see public/preflight.js.
effect(() => {
  if (!verification.late.value && !verification.failure.value) return;
  dispatchEvent(new Event("terraformer-judged"));
});

// What writing needs, and then the service worker's copy of all files, come when nobody types: a first request takes as long as later ones then.
const isOpened = computed(() => editor.value !== undefined && verification.late.value !== undefined);
const whenCalm = () => calm(workspace, verification.settled);
const copy = () => navigator.serviceWorker?.ready.then(({ active }) => active?.postMessage("fill"));
effect(() => {
  if (isOpened.value) void whenCalm().then(prompt.prepare).then(whenCalm).then(copy);
});
// Where the verifier can't be had, nothing is ever judged.
setTimeout(() => isOpened.value || copy(), 30_000);

effect(() => {
  document.title = `${projects.name.value} – TerraFormer`;
});

void takeLesson();
addEventListener("hashchange", () => void takeLesson());
addEventListener("pagehide", projects.flush);
document.addEventListener("visibilitychange", () => document.hidden && projects.flush());
addEventListener("beforeunload", (event) => {
  if (projects.save.value.kind === "failed") event.preventDefault();
});

/** The editor is large, and would take the processor from the first verdict. It comes behind that, or where the verifier is long in coming. */
const EDITOR_WAITS_MS = 3000;
const firstVerdict = new Promise<void>((done) => {
  // Where the verifier runs by then, only the machine is slow: read now, the editor would hold up the verdict for as long as it takes itself.
  setTimeout(() => (engine.peek() === "starting" ? done() : setTimeout(done, 3 * EDITOR_WAITS_MS)), EDITOR_WAITS_MS);
  effect(() => {
    if (verification.early.value || verification.failure.value) done();
  });
});
const monaco = async () => {
  await firstVerdict;
  return import("./editor/mount.ts");
};
const mountEditor = async (container: HTMLElement) => {
  editor.value = (await monaco()).mountEditor(container, {
    workspace,
    findings,
    settings: settings.value,
    scheme: settings.scheme,
    notices,
    refactor,
    onChange: changeAt,
    language,
    planned: (address, path) => plannedText(verification.late.value?.report.plan, address, path),
  });
};
const makeDiff = async (container: HTMLElement, isNew: boolean, fontSize = settings.value.value.fontSize) => {
  const { createDiff, createPreview } = await monaco();
  return (isNew ? createPreview : createDiff)(container, fontSize);
};

const loadProposal = async () => {
  const { ProposalView } = await import("./features/proposal/view.tsx");
  const onRemake = (given: Given) => void prompt.remake(given);
  return () => <ProposalView {...{ proposal, makeDiff, onRemake }} busy={prompt.running} />;
};

render(
  <App
    {...{
      workspace,
      verification,
      findings,
      projects,
      settings,
      notices,
      actions,
      views,
      commands,
      mountEditor,
      takeModel,
      onChange: changeAt,
      policies,
    }}
    menu={menu}
    dialogs={
      <>
        <ShareDialog share={share} onExport={() => void actions.export()} />
        <FolderDialog folder={folder} />
        <policies.Dialogs />
        <present.View />
      </>
    }
    status={{ engine, proposal, model: model.line }}
    side={
      <lessons.Beside
        assistant={
          <>
            {remote && <remote.Mark model={model} />}
            <PromptView {...{ prompt, model, settings }} field={promptField} />
            <RoundsView prompt={prompt} />
            <ModelCardView {...{ model, panels }} busy={prompt.running} />
            {remote && <remote.Plans />}
          </>
        }
      />
    }
    proposal={computed(() => proposal.current.value && <Lazy key="proposal" load={loadProposal} />)}
  />,
  document.getElementById("app") as HTMLElement,
);

// For the browser tests alone.
if (new URLSearchParams(location.search).has("test"))
  Object.assign(globalThis, {
    __terraformer: {
      getValue: (path: string) => workspace.files.value[path],
      setValue: (path: string, text: string) => workspace.replace({ ...workspace.files.value, [path]: text }, path),
    },
  });
