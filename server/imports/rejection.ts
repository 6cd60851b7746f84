import type { Rejection, RejectionReason, ToldRejection } from "#shared/protocol/imports.ts";

export function rejectionOf(line: number, column: string | null, value: string, reason: RejectionReason): Rejection {
  return { line, column, value: value.slice(0, 80), reason };
}

export function withHint(rejection: Rejection): ToldRejection {
  return { ...rejection, hint: hints[rejection.reason] };
}

const hints: { readonly [reason in RejectionReason]: string } = {
  wrong_number_of_fields:
    "Put a value that has a comma in it between double quotes, and give the row a field for each column.",
  unreadable_text: "Remove the characters that can't be read, or save the file as UTF-8.",
  too_long: "Shorten the text.",
  blank: "Fill it in: a row needs this value.",
  rep_unknown: "Write the rep's code as the team's list has it; only reps of your own teams can be imported.",
  call_of_another_team: "The call is another team's: ask its manager.",
  handle_of_another_team: "The handle is that of a rep of another team: ask that team's manager.",
  video_of_another_team: "The video is that of a rep of another team: ask that team's manager.",
  another_handle: "The video is known under another handle: write that one, or undo the import that named it first.",
  dropped: "Nothing to do: the call was dropped as the double of a logged one.",
  not_a_date: "Write the date as YYYY-MM-DD.",
  not_a_time: "Write the time as HH:MM:SS.",
  in_the_future: "Write a date that has come.",
  not_a_whole_number: "Write digits alone, with commas between thousands if any: 12,345.",
  not_an_amount: "Write digits with a point before the fraction: 1,234.50.",
  not_a_percentage: "Write a percentage from 0 to 100: 7.69%.",
  too_many_decimals: "Round it to the digits that the currency has.",
  negative: "A count can't be below zero.",
  too_large: "Check the figure: it is larger than any that can be.",
  not_yes_or_no: "Write yes or no.",
};
