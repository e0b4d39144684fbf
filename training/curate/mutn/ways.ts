/** How people ask for changes, ten ways or more each. */

export const REMOVE = [
  "Remove {it}.",
  "remove {it}",
  "We don't need {it} any more.",
  "delete {it} please",
  "get rid of {it}",
  "Please take {it} out of the configuration.",
  "{it} isn't used by anyone. Drop it.",
  "drop {it}",
  "I no longer want {it}, take it away",
  "Decommission {it}; nothing else may change.",
  "{it} can go",
  "entferne {address}",
  "supprimer {address}",
  "elimina {address}",
  "quitar {address}",
];

export const RENAME = [
  "Rename {address} to {to}.",
  "rename {address} to {to}",
  "{address} should be called {to}.",
  "call {address} {to} instead, without replacing anything",
  "The label of {address} is misleading, make it {to}.",
  "Please give {address} the name {to} in the code; it must not be recreated.",
  "change the label {label} of {address} to {to}",
  "in the code {address} -> {to}",
  "{address} heißt künftig {to}",
  "renommer {address} en {to}",
  "Refactor: {address} becomes {to}, state kept.",
];

export const TAG = [
  "Tag {it} with {key} = {value}.",
  "tag {it} {key}={value}",
  "add the tag {key} with the value {value} to {it}",
  "{it} needs a {key} tag: {value}",
  "Please put a tag {key} = {value} on {it}, so that we see whose it is on the bill.",
  "put {key}: {value} on {it} as a tag",
  "Finance wants {it} tagged {key}={value}.",
  "set tag {key} to {value} on {it}",
  "label {it} with {key} {value}",
  "Tag {key}={value} an {address} hinzufügen",
  "ajoute le tag {key} = {value} à {address}",
  "add tags to {it}: {key} = {value}",
];

export const TURN_ON = [
  "Turn on {what} for {it}.",
  "enable {what} on {it}",
  "{it} should have {what}.",
  "switch on {what} for {it} pls",
  "The audit asks for {what} on {it}. Please enable it.",
  "set {argument} to true on {it}",
  "can you activate {what} for {it}?",
  "{what} must be on for {it}",
  "we need {what} on {it}",
  "harden {it}: {what}",
  "aktiviere {what} für {address}",
  "activer {what} sur {address}",
];

export const TURN_OFF = [
  "Turn off {what} for {it}.",
  "disable {what} on {it}",
  "{it} should not have {what}.",
  "switch {what} off for {it} pls",
  "{what} isn't wanted on {it} any longer.",
  "set {argument} to false on {it}",
  "can you deactivate {what} for {it}?",
  "no {what} on {it}, please",
  "{what} must be off for {it}",
  "deaktiviere {what} für {address}",
  "désactiver {what} sur {address}",
];

export const SET = [
  "Set {argument} of {it} to {value}.",
  "set {what} of {it} to {value}",
  "{it} should have {value} as its {what}.",
  "{what} of {it}: {value}",
  "use {value} for the {what} of {it}",
  "Please give {it} the {what} {value}.",
  "{what} = {value} on {it}",
  "add {argument} = {value} to {it}",
  "we want {value} as {what} for {it}",
  "make the {what} of {it} {value}",
  "{what} von {address} auf {value} setzen",
  "mettre {argument} à {value} pour {address}",
];

/** Of what is no feature that something could have. */
export const SWITCH = [
  "Set {argument} to {value} on {it}.",
  "set {argument} = {value} for {it}",
  "{argument} of {it} has to be {value}",
  "{it}: {argument} {value}",
  "{argument} must be {value} on {it}",
  "please make {argument} {value} for {it}",
  "we want {argument} = {value} on {it}",
  "{it} needs {argument} = {value}, nothing else changes",
  "make {argument} {value} on {it}",
  "add {argument} = {value} to {it}, or change it if it's there",
  "{argument} bei {address} auf {value} setzen",
  "mettre {argument} à {value} pour {address}",
];

export const CHANGE = [
  "Change {argument} of {it} from {old} to {value}.",
  "change {what} of {it} to {value}",
  "{what} of {it} must be {value}, not {old}.",
  "{it}: {what} {old} -> {value}",
  "make the {what} {value} instead of {old} on {it}",
  "Please set {what} to {value} for {it}; it is {old} now.",
  "{value} instead of {old} for the {what} of {it}",
  "we chose the wrong {what} for {it}: it should be {value}",
  "set {argument} on {it} to {value}",
  "switch {it} to {value} as {what}",
  "{what} von {address} von {old} auf {value} ändern",
  "passe {argument} de {address} à {value}",
];

export const REPLACE = [
  "Replace {old} by {value} everywhere.",
  "{old} should be {value}",
  "change {old} to {value}",
  "It is {value} now, no longer {old}. Please adapt the configuration.",
  "use {value} instead of {old}",
  "{value} in place of {old} please, wherever it is used",
  "swap {old} for {value}",
  "We were given the wrong value: not {old} but {value}.",
  "s/{old}/{value}/",
  "{old} durch {value} ersetzen",
  "remplacer {old} par {value}",
];

export const PARAMETRIZE = [
  "Make {what} of {it} a variable called {to}.",
  "make the {what} of {it} configurable as {to}",
  "extract {argument} of {it} into a variable {to}",
  "{what} of {it} should come from a variable named {to}, with today's value as the default.",
  "parametrize {it}: {what} as var.{to}",
  "I want to set the {what} of {it} per environment. Add a variable {to}.",
  "turn the hard-coded {what} of {it} into var.{to}",
  "pull {argument} out of {it} into a variable ({to})",
  "variable {to} for the {what} of {it}; default stays {value}",
  "{what} von {address} als Variable {to}",
  "mets {argument} de {address} dans une variable {to}",
];

export const LOCAL = [
  "Put the {what} of {it} into a local value {to}.",
  "extract {argument} of {it} into local.{to}",
  "make {what} of {it} a local called {to}",
  "use a local {to} for {what} of {it}",
  "The {what} of {it} should be defined once, as local.{to}.",
  "pull {argument} out of {it} into locals, name it {to}",
  "introduce local.{to} for the value {value} of {it}",
  "locals: {to} = {value}, used by {it}",
  "refactor {it} so that {what} comes from local.{to}",
  "{what} von {address} in einen lokalen Wert {to} auslagern",
];

export const MODULE = [
  "Move {all} into a module {to}.",
  "extract {all} into a module called {to}",
  "Make a local module {to} of {all}; nothing may be recreated.",
  "put {all} into modules/{to}",
  "{all} should be a module of their own, {to}",
  "refactor: module {to} with {all}",
  "split {all} off into the module {to}",
  "I'd like to reuse {all}: make them the module {to}.",
  "create module {to} from {all}, keep the state",
  "{all} in ein Modul {to} auslagern",
];

export const FOR_EACH = [
  "Use for_each instead of count for {it}.",
  "count to for_each on {it}",
  "replace count by for_each in {it}, without recreating what is there",
  "{it} should use for_each, so that removing one doesn't move the others.",
  "convert {it} from count to for_each",
  "refactor {it}: for_each, not count",
  "switch {it} over to for_each and keep the state",
  "make {it} keyed (for_each) rather than counted",
  "I heard count is fragile. Use for_each for {it}.",
  "{address} von count auf for_each umstellen",
];

export const PROTECT = [
  "Make sure that {it} can't be destroyed by accident.",
  "prevent_destroy on {it}",
  "add prevent_destroy to {it}",
  "protect {it} from terraform destroy",
  "{it} must never be deleted by terraform",
  "set lifecycle prevent_destroy = true for {it}",
  "Please guard {it}: a plan that would destroy it has to fail.",
  "{it} holds data we can't lose, add a lifecycle guard",
  "lifecycle { prevent_destroy } for {it}",
  "{address} vor versehentlichem Löschen durch Terraform schützen",
];

export const OUTPUT = [
  "Output the {what} of {it} as {to}.",
  "add an output {to} with the {what} of {it}",
  "output {to} = {what} of {it}",
  "I need the {what} of {it} afterwards: output {to}",
  "expose {what} of {it} as output {to}",
  "print the {what} of {it} when it is applied, as {to}",
  "Please add the output {to} ({what} of {it}).",
  "other stacks need the {what} of {it}; export it as {to}",
  "{to} should be an output: the {what} of {it}",
  "Ausgabe {to} mit {what} von {address}",
];

export const SCALE = [
  "We need {value} of {it}, not {old}.",
  "{value} instead of {old} of {it}",
  "scale {it} to {value}",
  "set the count of {it} to {value}",
  "{it}: count {value}",
  "{it} is too small, go to {value}",
  "raise or lower the number of {it} from {old} to {value}",
  "there should be {value} of {it}",
  "Please run {value} of {it}.",
  "{address} auf {value} Stück ändern",
];

export const HARDEN = [
  "{check} fails for {address}: {message}. Please fix it, and nothing else.",
  "security scan: {check} on {address}",
  "The scanner says of {it}: {message}. Mend that without touching anything else.",
  "Finding at {it}: {message}. Our rule: {title}.",
  "fix the finding {check} at {it}",
  "We have a rule: {title}. {it} breaks it; please put it right.",
  "audit finding, {it}: {message}",
  "harden {it} ({check})",
  "{title}. Make {it} comply.",
  "checkov complains about {it} ({message}), can you fix that?",
  "Policy violation: {title}. Resource: {address}. Remediate.",
  "make the policy check pass for {address}: {message}",
  "{address}: {message}; bitte beheben",
  "corriger {address} : {check}",
];

export const STANDBY = [
  "Make {it} highly available.",
  "make {it} HA",
  "{it} has to survive the loss of a zone.",
  "{it} must keep running when a data center fails",
  "We had an outage when one availability zone went down. Please make {it} redundant over zones.",
  "{it} needs a standby",
  "high availability for {it} pls",
  "production readiness review: {it} is a single point of failure. Mend that.",
  "spread {it} over several availability zones",
  "no single point of failure at {it}, please; everything else stays",
  "add redundancy to {it}",
  "{address} hochverfügbar machen",
  "rendre {address} hautement disponible",
];

export const COPIES = [
  "Make {it} more available: {value} instead of {old}.",
  "{it} must not depend on so few: {value} rather than {old}",
  "run {value} of them for {it}, not {old}, so that one may fail",
  "for high availability we want {value} instead of {old} at {it}",
  "{it}: from {old} to {value} for redundancy",
  "One failed and users noticed. Please give {it} {value} in place of {old}.",
  "HA for {it}: {value}",
  "raise the number for {it} from {old} to {value}, so that it survives a failure",
  "the availability review asks for {value} at {it}; there is {old} now",
  "more redundancy at {it}: {value}",
  "{address} ausfallsicher machen: {value} statt {old}",
];

export const SPLIT_BLOCKS = [
  "Split the {what} of {it} into resources of their own.",
  "use {type} for the {what} of {it} instead of inline blocks",
  "move the inline {what} of {it} to separate resources",
  "{it}: no inline {what}, please; one {type} each",
  "The {what} of {it} should be resources of their own, so that others can add some without touching it.",
  "refactor {it}: {what} as {type}",
  "pull the {what} out of {it}",
  "take the {what} out of {it} into {type}",
  "we don't want inline {what} any more, split those of {it} off",
  "break {it} up: {what} on their own, same rules as now",
  "{what} von {address} in eigene Ressourcen ({type}) auslagern",
];

export const SPLIT_FILES = [
  "Split main.tf into several files by kind of block.",
  "one file for everything is too much: variables, outputs and so on belong into files of their own",
  "split the file up the usual way (variables.tf, outputs.tf, …)",
  "Please tidy up: put variables, outputs, data and providers into their own files; nothing may change.",
  "follow the standard file layout",
  "move variables and outputs out of main.tf into the files they belong in",
  "main.tf is too long, split it",
  "organise the configuration into files by kind",
  "standard module structure please, no functional changes",
  "main.tf auf mehrere Dateien nach Art der Blöcke aufteilen",
  "répartir main.tf en plusieurs fichiers",
];

export const SPLIT_SERVICES = [
  "Split main.tf into one file for each service.",
  "one file per service, please",
  "main.tf mixes everything; I want a file for each service in it",
  "split the configuration by service, nothing may be recreated",
  "group resources by service in files of their own",
  "Break main.tf up by service so that teams find their part.",
  "separate files for each service",
  "put the blocks of each service into their own file",
  "reorganise: a .tf file per service",
  "eine Datei je Dienst statt einer großen main.tf",
];
