import { serveProgram } from "../src/verifier/worker.ts";

serveProgram("engine");
