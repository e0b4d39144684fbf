/** The second entry: the same page, with models beyond this site. All that is for the network comes from here, so that index.html has none of it. */
import { entry } from "./entry.ts";
import { Mark } from "./features/model/remote/mark.tsx";
import { createServer } from "./features/model/remote/server.ts";
import { ServerPanel } from "./features/model/remote/server-view.tsx";
import { createCatalogue, createFolder, createStored } from "./features/model/remote/webllm.ts";
import { CataloguePanel, FolderPanel } from "./features/model/remote/webllm-view.tsx";
import { createWebLlmService } from "./features/model/remote/worker.ts";
import { createPlanStage } from "./features/plan-service/state.ts";
import { PlanServiceCard } from "./features/plan-service/view.tsx";
import { acceptsBySchema } from "./model/accepts.ts";
import { checked } from "./model/checked.ts";
import { readPlanService, writePlanService } from "./store/plan-service.ts";
import { readServer, writeServer } from "./store/server.ts";

entry.remote = ({ verifier, database, verification, project, files }) => {
  const check = (model: Parameters<typeof checked>[0]) => checked(model, acceptsBySchema(verifier));
  const service = createWebLlmService();
  const catalogue = createCatalogue({ service, check });
  const folder = createFolder({ service, check });
  const server = createServer({
    read: () => readServer(database),
    write: (kept) => writeServer(database, kept),
    check,
  });
  const stored = createStored();
  const plans = createPlanStage({
    ...{ verification, project, files },
    read: () => readPlanService(database),
    write: (kept) => writePlanService(database, kept),
  });
  void plans.start();
  void server.start();
  return {
    suppliers: [server, catalogue, folder],
    panels: {
      server: ({ model }) => <ServerPanel {...{ server, model }} />,
      catalogue: ({ model }) => <CataloguePanel {...{ catalogue, stored, model }} />,
      folder: ({ model }) => <FolderPanel {...{ folder, stored, model }} />,
    },
    Mark: ({ model }) => <Mark {...{ server, model, plans }} />,
    verification: plans.verification,
    further: plans.further,
    Plans: () => <PlanServiceCard stage={plans} />,
  };
};
await import("./main.tsx");
