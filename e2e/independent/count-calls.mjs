const dayMs = 86_400_000;
const levels = [
  0, 100, 250, 500, 850, 1300, 1900, 2700, 3800, 5200, 7000, 9200, 12000, 15500, 20000, 25000, 30000, 36000, 43000,
  51000, 60000, 70000, 82000, 96000, 112000,
];

/**
 * Counts a file of calls by the rules' text alone, sharing no code with the product: what the ledger says is held against this. Per rep:
 * every date with its XP by rule, counters, running total, level and efficiency of the seven dates that end there; the sums, the longest and
 * the present streak, the badges by date. Badges are those of the closed dates, none without `closedThrough`. Nobody takes leave or joins
 * after a first call; every row of the file is one call, valid and there once.
 */
export function countCalls(csv, { joinedOn, today, finalThrough, closedThrough }) {
  const [header, ...lines] = csv
    .replace(/^\uFEFF/, "")
    .trim()
    .split(/\r?\n/);
  const names = header.split(",");
  const reps = {};

  for (const line of lines) {
    const cells = line.split(",");
    const cell = (name) => cells[names.indexOf(name)];
    const seconds = Number(cell("duration_seconds"));
    const connected = seconds >= 10;

    reps[cell("rep")] ??= {};
    const dates = reps[cell("rep")];
    dates[cell("date")] ??= { dials: 0, connects: 0, under30s: 0, over2Min: 0, deals: 0, early: 0, lastAt: "" };
    const date = dates[cell("date")];
    date.dials += 1;
    date.connects += connected ? 1 : 0;
    date.under30s += connected && seconds < 30 ? 1 : 0;
    date.over2Min += seconds >= 120 ? 1 : 0;
    date.deals += cell("deal_closed") === "yes" ? 1 : 0;
    date.early += cell("time") < "09:00" ? 1 : 0;
    if (cell("time") > date.lastAt) date.lastAt = cell("time");
  }

  const counted = Object.entries(reps).map(([rep, dates]) => {
    const { longest: longestStreak, streak: streakDays, freezes } = walk(dates, joinedOn, today, finalThrough);
    const badges = closedThrough ? badgesOf(dates, joinedOn, closedThrough) : [];
    const days = daysOf(dates, badges, walk(dates, joinedOn, today, today).paid);
    const { totalXp, level } = Object.values(days).at(-1);
    const deals = Object.values(dates).reduce((sum, date) => sum + date.deals, 0);
    const efficiency = efficiencyOf(lastSeven(dates, today));
    return [rep, { totalXp, level, deals, longestStreak, streakDays, freezes, efficiency, badges, days }];
  });
  return Object.fromEntries(counted.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What each date pays and counts, in order: those with a call, and those that only a badge was earned on. */
function daysOf(dates, badges, streakPaid) {
  const days = {};
  let totalXp = 0;
  for (const date of [...new Set([...Object.keys(dates), ...badges.map((badge) => badge.date)])].sort()) {
    const { dials = 0, connects = 0, under30s = 0, over2Min = 0, deals = 0, early = 0, lastAt } = dates[date] ?? {};
    const xp = positive({
      dial_made: 2 * dials,
      call_connected: 5 * connects,
      two_plus_minute_call: 15 * over2Min,
      deal_closed: 300 * deals,
      first_dial_of_day: dials ? 25 : 0,
      streak_day: streakPaid.has(date) ? 10 : 0,
      badge_earned: badges.reduce((sum, badge) => sum + (badge.date === date ? badge.xp : 0), 0),
    });
    for (const amount of Object.values(xp)) totalXp += amount;
    const counters = positive({
      dial_made: dials,
      call_connected: connects,
      call_under_30s: under30s,
      two_plus_minute_call: over2Min,
      deal_closed: deals,
      early_dial: early,
    });
    const { drop, twoPlusMinute } = efficiencyOf(lastSeven(dates, date));
    const level = levels.filter((from) => totalXp >= from).length;
    days[date] = { xp, counters, heartbeat: dials > 0, lastAt: lastAt ?? null, totalXp, level, drop, twoPlusMinute };
  }
  return days;
}

function positive(figures) {
  return Object.fromEntries(Object.entries(figures).filter(([, figure]) => figure > 0));
}

/** Monday to Friday from the day of joining: two freezes to start with, one more for each seven perfect days, two held at most. */
function walk(worked, joinedOn, today, finalThrough) {
  let freezes = 2;
  let perfect = 0;
  let streak = 0;
  let longest = 0;
  const paid = new Set();
  for (let day = Date.parse(joinedOn); day <= Date.parse(today); day += dayMs) {
    const date = textOf(day);
    if ([0, 6].includes(new Date(day).getUTCDay())) continue;
    if (worked[date]) {
      streak += 1;
      if (streak > 1) paid.add(date);
      if (streak > longest) longest = streak;
      perfect += 1;
      if (perfect === 7) {
        perfect = 0;
        freezes = Math.min(2, freezes + 1);
      }
    } else if (date <= finalThrough) {
      perfect = 0;
      if (freezes > 0) freezes -= 1;
      else streak = 0;
    }
  }
  return { streak, longest, freezes, paid };
}

/** What calls alone can earn: nobody sets an appointment by calling, so no badge about those is ever reached. */
function badgesOf(dates, joinedOn, closedThrough) {
  const badges = [];
  const award = (code, date, xp) => {
    if (!badges.some((badge) => badge.code === code)) badges.push({ code, date, xp });
  };
  const tiers = ["bronze", "silver", "gold", "platinum"];
  const reached = (name, value, needed, paid, date) =>
    needed.forEach((least, tier) => {
      if (value >= least) award(`${name}.${tiers[tier]}`, date, paid[tier]);
    });

  const first = Object.keys(dates).sort()[0];
  let deals = 0;
  let early = 0;
  const heldFor = { opener: [0, 0, 0, 0], engagement: [0, 0, 0, 0] };
  for (let day = Date.parse(first < joinedOn ? first : joinedOn); day <= Date.parse(closedThrough); day += dayMs) {
    const date = textOf(day);
    deals += dates[date]?.deals ?? 0;
    early += dates[date]?.early ?? 0;
    const { drop, twoPlusMinute } = efficiencyOf(lastSeven(dates, date));
    [5000, 4000, 3500, 3000].forEach((most, tier) => {
      heldFor.opener[tier] = drop !== null && drop <= most ? heldFor.opener[tier] + 1 : 0;
    });
    [2000, 2500, 3000, 3500].forEach((least, tier) => {
      heldFor.engagement[tier] = twoPlusMinute !== null && twoPlusMinute >= least ? heldFor.engagement[tier] + 1 : 0;
    });
    if (date < joinedOn) continue;

    [7, 14, 21, 28].forEach((days, tier) => {
      if (heldFor.opener[tier] >= days) award(`opener_elite.${tiers[tier]}`, date, [100, 250, 500, 1000][tier]);
      if (heldFor.engagement[tier] >= days)
        award(`engagement_master.${tiers[tier]}`, date, [100, 250, 500, 1000][tier]);
    });
    reached("closer", deals, [5, 25, 100, 500], [150, 500, 1500, 5000], date);
    reached("first_blood", deals, [1], [250], date);
    reached("early_bird", early, [10, 50, 200], [75, 200, 500], date);
    reached(
      "streak_warrior",
      walk(dates, joinedOn, date, date).longest,
      [7, 30, 90, 365],
      [100, 350, 1000, 5000],
      date,
    );
  }
  return badges.sort((a, b) => (a.code < b.code ? -1 : 1));
}

function lastSeven(dates, today) {
  const sums = { dials: 0, connects: 0, under30s: 0, over2Min: 0, deals: 0 };
  for (let back = 0; back < 7; back += 1) {
    const date = dates[textOf(Date.parse(today) - back * dayMs)];
    if (date) for (const name of Object.keys(sums)) sums[name] += date[name];
  }
  return sums;
}

/** Parts of the connects in hundredths of a percent; nothing is graded under 200 dials. */
function efficiencyOf({ dials, connects, under30s, over2Min, deals }) {
  const share = (part) => (dials < 200 || connects === 0 ? null : Math.round((part / connects) * 10_000));
  return { dials, connects, under30s, over2Min, deals, drop: share(under30s), twoPlusMinute: share(over2Min) };
}

function textOf(day) {
  return new Date(day).toISOString().slice(0, 10);
}
