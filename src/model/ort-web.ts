/** onnxruntime for the browser, as the language model and the encoder take it. */

/** Where the browser can suspend WebAssembly itself, onnxruntime is 10 MB smaller. One thread: the GPU computes, or so little that threads would only take memory. */
export async function importOrt() {
  const ort = await ("Suspending" in WebAssembly ? import("onnxruntime-web/jspi") : import("onnxruntime-web/webgpu"));
  ort.env.wasm.numThreads = 1;
  return ort;
}
