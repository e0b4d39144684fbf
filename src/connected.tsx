/** The second entry: the same page, with models beyond this site. All that is for the network comes from here, so that index.html has none of it. */
import { entry } from "./entry.ts";
import { createServer } from "./features/model/remote/server.ts";
import { CataloguePanel, FolderPanel, Mark, ServerPanel } from "./features/model/remote/view.tsx";
import { createCatalogue, createFolder } from "./features/model/remote/webllm.ts";
import { createWebLlmService } from "./features/model/remote/worker.ts";
import { acceptsBySchema } from "./model/accepts.ts";
import { checked } from "./model/checked.ts";
import { readServer, writeServer } from "./store/server.ts";

entry.remote = ({ verifier, database }) => {
  const check = (model: Parameters<typeof checked>[0]) => checked(model, acceptsBySchema(verifier));
  const service = createWebLlmService();
  const catalogue = createCatalogue({ service, check });
  const folder = createFolder({ service, check });
  const server = createServer({
    read: () => readServer(database),
    write: (kept) => writeServer(database, kept),
    check,
  });
  void server.start();
  return {
    suppliers: [server, catalogue, folder],
    panels: {
      server: ({ model }) => <ServerPanel {...{ server, model }} />,
      catalogue: ({ model }) => <CataloguePanel {...{ catalogue, model }} />,
      folder: ({ model }) => <FolderPanel {...{ folder, model }} />,
    },
    Mark: ({ model }) => <Mark {...{ server, model }} />,
  };
};
await import("./main.tsx");
