/** A text in every language of the product. */
export type Text = { readonly en: string; readonly es: string };

export const optionIds = ["a", "b", "c", "d"] as const;
export type OptionId = (typeof optionIds)[number];

/** A question as it lies on every device: which option is right isn't part of it. */
export type Question = {
  readonly id: string;
  readonly prompt: Text;
  readonly options: { readonly [option in OptionId]: Text };
};

/** A question to learn by: the device grades it at once and says why. Never asked in an exam. */
export type PracticeQuestion = Question & { readonly answer: OptionId; readonly because: Text };
