/** The Web Lock that whoever sends a database's queue holds. */
export function senderLock(databaseName: string): string {
  return `${databaseName}-sender`;
}
