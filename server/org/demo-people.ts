/** The reps' codes are those of the demo history. */
const demoReps = [
  { code: "rep01", displayName: "Lucía Fernández" },
  { code: "rep02", displayName: "Mateo García" },
  { code: "rep03", displayName: "Inés Navarro" },
  { code: "rep04", displayName: "Álvaro Ruiz" },
  { code: "rep05", displayName: "Sofia Rossi" },
  { code: "rep06", displayName: "Jonas Weber" },
  { code: "rep07", displayName: "Claire Dubois" },
  { code: "rep08", displayName: "Tomás Ferreira" },
  { code: "rep09", displayName: "Nora Lindqvist" },
  { code: "rep10", displayName: "Marek Nowak" },
  { code: "rep11", displayName: "Carmen Ortega" },
  { code: "rep12", displayName: "Liam O’Connor" },
] as const;

export type DemoAccount =
  | { readonly role: "rep"; readonly email: string; readonly displayName: string; readonly code: string }
  | { readonly role: "manager" | "admin"; readonly email: string; readonly displayName: string };

/** Every demo account. */
export const demoAccounts: readonly DemoAccount[] = [
  ...demoReps.map(({ code, displayName }) => ({ role: "rep" as const, email: `${code}@demo.test`, displayName, code })),
  { role: "manager", email: "manager@demo.test", displayName: "Elena Castillo" },
  { role: "admin", email: "admin@demo.test", displayName: "Pau Serra" },
];
