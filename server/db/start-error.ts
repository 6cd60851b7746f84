/** Stops the start. Its message is a sentence for whoever runs the product: what is wrong, and what to set or do. */
export class StartError extends Error {
  override readonly name = "StartError";
}
