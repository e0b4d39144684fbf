/** A GPU that can be taken away, or run out of memory, by word of the page: what the browser does then is real. */
export type Break = "lost" | "memory";
export const BREAKS = "breaks";

if (!("document" in globalThis)) {
  const devices: GPUDevice[] = [];
  const request = GPUAdapter.prototype.requestDevice;
  GPUAdapter.prototype.requestDevice = async function (...options) {
    const device = await request.apply(this, options);
    devices.push(device);
    return device;
  };
  const create = GPUDevice.prototype.createBuffer;
  let full = false;
  GPUDevice.prototype.createBuffer = function (options) {
    return create.call(this, full ? { ...options, size: 2 ** 50 } : options);
  };
  new BroadcastChannel(BREAKS).onmessage = ({ data }: MessageEvent<Break>) => {
    if (data === "lost") devices.at(-1)?.destroy();
    else full = true;
  };
}
