/** Writes ONNX models: the few messages of onnx.proto that a graph with external weights takes. */

export const DATA = { float: 1, uint8: 2, int32: 6, int64: 7, float16: 10 } as const;
export type DataType = keyof typeof DATA;
type Dimension = number | string;

export interface Node {
  type: string;
  /** An empty name is an input left out. */
  inputs: string[];
  outputs: string[];
  attributes?: Record<string, number | { float: number }>;
  /** `com.microsoft` for onnxruntime's own operators. */
  domain?: string;
}

export interface Value {
  name: string;
  type: DataType;
  dims: Dimension[];
}

/** A weight: the external file that holds it, or its bytes for small constants. */
export interface Initializer extends Value {
  dims: number[];
  data: { file: string; bytes: number } | Uint8Array;
}

export interface Graph {
  nodes: Node[];
  inputs: Value[];
  outputs: Value[];
  initializers: Initializer[];
}

type Field = [number: number, value: number | string | Uint8Array | { float: number }];

/** The bytes of a ModelProto. */
export function encodeModel(graph: Graph): Uint8Array {
  const opset = (domain: string, version: number): Field => [8, message([1, domain], [2, version])];
  return message([1, 10], [2, "terraformer"], opset("", 21), opset("com.microsoft", 1), [
    7,
    message(
      ...graph.nodes.map((node, index): Field => [1, encodeNode(node, index)]),
      [2, "llama"],
      ...graph.initializers.map((initializer): Field => [5, encodeTensor(initializer)]),
      ...graph.inputs.map((value): Field => [11, encodeValue(value)]),
      ...graph.outputs.map((value): Field => [12, encodeValue(value)]),
    ),
  ]);
}

function encodeNode({ type, inputs, outputs, attributes = {}, domain }: Node, index: number): Uint8Array {
  return message(
    ...inputs.map((name): Field => [1, name]),
    ...outputs.map((name): Field => [2, name]),
    [3, `${type}_${index}`],
    [4, type],
    ...Object.entries(attributes).map(([name, value]): Field => {
      const typed: Field[] =
        typeof value === "number"
          ? [
              [3, value],
              [20, 2],
            ]
          : [
              [2, value],
              [20, 1],
            ];
      return [5, message([1, name], ...typed)];
    }),
    ...(domain ? [[7, domain] as Field] : []),
  );
}

function encodeTensor({ name, type, dims, data }: Initializer): Uint8Array {
  const entry = (key: string, value: string): Field => [13, message([1, key], [2, value])];
  const content: Field[] =
    data instanceof Uint8Array
      ? [[9, data]]
      : [entry("location", data.file), entry("offset", "0"), entry("length", `${data.bytes}`), [14, 1]];
  return message(...dims.map((size): Field => [1, size]), [2, DATA[type]], [8, name], ...content);
}

function encodeValue({ name, type, dims }: Value): Uint8Array {
  const shape = message(...dims.map((size): Field => [1, message(typeof size === "number" ? [1, size] : [2, size])]));
  return message([1, name], [2, message([1, message([1, DATA[type]], [2, shape])])]);
}

const utf8 = new TextEncoder();

function message(...fields: Field[]): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const [number, value] of fields) {
    if (typeof value === "number") parts.push(varint(number * 8), varint(value));
    else if (value instanceof Uint8Array || typeof value === "string") {
      const bytes = typeof value === "string" ? utf8.encode(value) : value;
      parts.push(varint(number * 8 + 2), varint(bytes.length), bytes);
    } else parts.push(varint(number * 8 + 5), new Uint8Array(Float32Array.of(value.float).buffer));
  }
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Base-128, low group first; negative numbers as 64-bit two's complement. */
function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let left = BigInt.asUintN(64, BigInt(value));
  while (left > 127n) {
    bytes.push(Number(left & 127n) | 128);
    left >>= 7n;
  }
  bytes.push(Number(left));
  return Uint8Array.from(bytes);
}
