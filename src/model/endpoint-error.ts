/** An endpoint can't do what it was asked. The message says what to do about it. */
export class EndpointError extends Error {
  override name = "EndpointError";
  constructor(
    message: string,
    /** Whether asking again may help: the connection broke, the server was busy. */
    readonly passing: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
