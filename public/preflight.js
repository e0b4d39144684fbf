// Runs before everything else, in whatever browser this is: so in the oldest JavaScript, and not inline (the policy forbids that).
// 1. Says what the browser lacks, instead of a blank page. 2. Registers the service worker of the built page.
(function () {
  var script = document.currentScript;

  function moduleWorkers() {
    var asked = false;
    var options = Object.defineProperty({}, "type", {
      get: function () {
        asked = true;
        return "module";
      },
    });
    try {
      new Worker("blob:nothing", options).terminate();
    } catch (_) {}
    return asked;
  }

  var needs = [
    ["a secure address (https:// or http://localhost)", window.isSecureContext],
    ["WebAssembly", typeof WebAssembly === "object"],
    ["BigInt", typeof BigInt === "function"],
    ["module workers", typeof Worker === "function" && moduleWorkers()],
    ["IndexedDB", typeof indexedDB === "object" && indexedDB !== null],
    ["structuredClone", typeof structuredClone === "function"],
    ["DecompressionStream", typeof DecompressionStream === "function"],
    ["TextDecoder", typeof TextDecoder === "function"],
    ["crypto.subtle", typeof crypto === "object" && typeof crypto.subtle === "object"],
    ["Array.prototype.toSorted (ES2023)", typeof Array.prototype.toSorted === "function"],
  ];
  var missing = needs.filter(function (need) {
    return !need[1];
  });

  if (missing.length > 0) {
    // Nothing after this script is loaded any more.
    window.stop();
    var items = missing
      .map(function (need) {
        return "<li>" + need[0] + "</li>";
      })
      .join("");
    document.documentElement.innerHTML =
      "<head><title>TerraFormer</title></head>" +
      '<body style="font: 16px/1.5 system-ui, sans-serif; max-width: 40rem; margin: 4rem auto; padding: 0 1rem">' +
      '<main data-testid="preflight"><h1>This browser can’t run TerraFormer</h1><p>It lacks:</p><ul>' +
      items +
      "</ul><p>Chrome or Edge from version 110 on, Firefox from 115 and Safari from 16.4 have all of it.</p>" +
      "<p>Without such a browser, the same verifier runs on the command line, with Node.js and Go: " +
      "<code>npm run -s terraformer -- verify FOLDER</code>.</p></main></body>";
    return;
  }

  var service = script && script.getAttribute("data-service");
  if (!service || !navigator.serviceWorker) return;
  var workers = navigator.serviceWorker;
  var MARK = "terraformer-reloaded";

  // Now, before anything was typed, is the time for a new version, or for the headers a plain host didn't send.
  function reloadOnce() {
    if (sessionStorage.getItem(MARK)) return;
    sessionStorage.setItem(MARK, "1");
    location.reload();
  }
  if (window.crossOriginIsolated) sessionStorage.removeItem(MARK);

  function register() {
    return workers.register(service);
  }

  (workers.controller || !window.crossOriginIsolated
    ? register()
    : new Promise(function (done) {
        // On a first visit the verifier comes first, which would share the network and a core. What is kept for later visits the page asks for.
        window.addEventListener("terraformer-judged", done);
        setTimeout(done, 30000);
      }).then(register)
  )
    .then(function (registration) {
      if (registration.waiting) {
        workers.addEventListener("controllerchange", reloadOnce);
        registration.waiting.postMessage("take-over");
      } else if (!window.crossOriginIsolated) {
        if (workers.controller) reloadOnce();
        else workers.addEventListener("controllerchange", reloadOnce);
      }
    })
    .catch(function (error) {
      console.warn("Working offline is not possible here:", error);
    });
})();
