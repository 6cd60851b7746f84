/** Which rep, of which tenant. */
export type RepKey = { readonly tenantId: string; readonly repId: string };
