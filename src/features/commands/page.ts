/** What the page itself can do, by name and by key. */
import type { Findings } from "../findings/state.ts";
import type { createFolder } from "../folder/state.ts";
import type { Prompt } from "../prompt/state.ts";
import type { ProposalState } from "../proposal/state.ts";
import type { SettingsState } from "../settings/state.ts";
import type { createShare } from "../share/state.ts";
import type { Views } from "../shell/views.tsx";
import { shortcutsOpen } from "../shortcuts/state.ts";
import type { Verification } from "../verification/state.ts";
import type { Actions } from "../workspace/actions.ts";
import { FORMS } from "../workspace/forms.ts";
import type { Workspace } from "../workspace/state.ts";
import type { Command, CommandSource, Commands } from "./state.ts";

export interface PageDeps {
  commands: Commands;
  prompt: Prompt;
  proposal: ProposalState;
  findings: Findings;
  verification: Verification;
  actions: Actions;
  settings: SettingsState;
  workspace: Workspace;
  views: Views;
  share: ReturnType<typeof createShare>;
  folder: ReturnType<typeof createFolder>;
  present: { readonly open: { readonly value: boolean }; toggle(): void; leave(): void };
  goToPrompt(): void;
  openFile(path: string): void;
}

export function pageCommands(deps: PageDeps): CommandSource[] {
  const { commands, prompt, proposal, findings, verification, actions } = deps;
  const { settings, workspace, views, share, folder, present, goToPrompt, openFile } = deps;
  const isProposed = () => proposal.current.value !== undefined;
  /** Escape closes what is over the page first. */
  const isOnTop = () => !commands.open.value;
  const fixed: Command[] = [
    { keys: "Mod+Enter", label: "Generate", always: true, run: () => void prompt.generate() },
    {
      keys: "Escape",
      label: "Leave the presentation",
      always: true,
      available: () => present.open.value && isOnTop(),
      run: present.leave,
    },
    {
      keys: "Escape",
      label: "Stop generating",
      available: () => prompt.running.value && isOnTop(),
      run: prompt.stop,
    },
    {
      keys: "Mod+Shift+Enter",
      label: "Accept the proposal",
      available: isProposed,
      run: () => void proposal.accept(),
    },
    { keys: "Mod+Shift+Backspace", label: "Reject the proposal", available: isProposed, run: proposal.reject },
    { keys: "F7", label: "Next change of the proposal", available: isProposed, run: () => proposal.step(1) },
    { keys: "Shift+F7", label: "Previous change of the proposal", available: isProposed, run: () => proposal.step(-1) },
    { keys: "Mod+K", label: "Go to the prompt", run: goToPrompt },
    {
      keys: "Mod+S",
      label: "Format all files and verify",
      run: () => void actions.format().then(verification.verifyNow),
    },
    { keys: "F8", label: "Next finding", run: () => findings.step(1) },
    { keys: "Shift+F8", label: "Previous finding", run: () => findings.step(-1) },
    { keys: "F9", label: "Present the loop step by step, or leave that", always: true, run: present.toggle },
    { keys: "Mod+Shift+P", label: "All commands", always: true, available: isOnTop, run: commands.show },
    {
      keys: "?",
      label: "Keyboard shortcuts",
      run: () => {
        shortcutsOpen.value = true;
      },
    },
    { label: "New file", run: () => void actions.createFile() },
    { label: "Fix all", available: () => findings.all.value.length > 0, run: () => void actions.fixAll() },
    ...FORMS.map(({ id, label }) => ({
      label: `Save a report of the findings as ${label}`,
      available: () => verification.late.value !== undefined,
      run: () => void (verification.late.value && actions.report(verification.late.value, id)),
    })),
    { label: "Export the project as a zip file", run: () => void actions.export() },
    { label: "Share the project as a link", run: () => void share.show() },
    { label: "Open a folder", available: () => folder.canOpen, run: () => void folder.openFolder() },
    { label: "Save the project to its folder", available: () => folder.canOpen, run: () => void folder.review() },
    { label: "Light or dark", always: true, run: settings.toggleTheme },
    {
      label: "Settings",
      run: () => {
        settings.open.value = true;
      },
    },
  ];
  return [
    fixed,
    views.all.map(({ id, label }) => ({ label: `Show ${label}`, run: () => views.open(id) })),
    () => workspace.paths.value.map((path) => ({ label: `Open ${path}`, run: () => openFile(path) })),
  ];
}
