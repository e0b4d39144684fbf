/** The package in a file of its own, 6.8 MB that only who loads such a model gets. */
export { MLCEngine, prebuiltAppConfig } from "@mlc-ai/web-llm";
