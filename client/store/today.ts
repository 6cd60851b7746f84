import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import { readNewest, shownActivities } from "./activities.ts";
import { idleMoment, nextTask } from "./calm.ts";
import type { DeviceDatabase } from "./database.ts";
import type { StorePorts } from "./device.ts";
import { createFeed, type Feed } from "./feed.ts";
import { overviewOf, readStandingRows, type StandingRows } from "./overview.ts";
import type { Effect } from "./perform.ts";
import type { ActivityRow } from "./rows.ts";
import type { Today } from "./store.ts";

/** The feed of Today, and what tells it of a write that is on the disk. */
export type TodayFeed = { readonly feed: Feed<Today>; written(effect: Effect): void };

const shownAtMost = 8;

type TodayRows = StandingRows & { readonly newest: readonly ActivityRow[] };

/**
 * What Today shows, from one moment. A tap shows what its own transaction has written, as soon as it is on the disk: to read the same
 * again would take longer than the write. It is read all the same, when the page is idle.
 */
export function createToday(db: DeviceDatabase, ports: StorePorts): TodayFeed {
  let rows: TodayRows | null = null;
  let isAhead = false;

  const read = () => readRows(db, ports);
  function readAfterWrite(): Promise<TodayRows> {
    return nextTask().then(() => {
      const wasTold = isAhead;
      isAhead = false;
      return wasTold ? idleMoment().then(read) : read();
    });
  }

  function makeRead(): () => Promise<TodayRows> {
    let isFirst = true;
    return () => {
      if (!isFirst) return readAfterWrite();
      isFirst = false;
      return read();
    };
  }

  function show(found: TodayRows): Today {
    // Read before a tap that is shown by now: that tap's write has another read follow.
    if (rows === null || found.device.deviceSeq >= rows.device.deviceSeq) rows = found;
    return todayOf(rows, ports);
  }

  const feed = createFeed(makeRead, show, () => {
    rows = null;
  });
  return {
    feed,
    written(effect) {
      const grown = rows && withEffect(rows, effect);
      if (grown === null) return;
      rows = grown;
      isAhead = true;
      feed.tell(todayOf(grown, ports));
    },
  };
}

function readRows(db: DeviceDatabase, ports: StorePorts): Promise<TodayRows> {
  const tables = db.strict;
  const { device, progression, days, activities } = tables;
  return tables.transaction("r", [device, progression, days, activities], async () => {
    const [standing, newest] = await Promise.all([
      readStandingRows(tables, ports.now()),
      readNewest(tables, shownAtMost),
    ]);
    return { ...standing, newest };
  });
}

function todayOf(rows: TodayRows, ports: StorePorts): Today {
  const now = ports.now();
  return { overview: overviewOf(rows, now), recent: shownActivities(rows.newest, rows.device, now) };
}

/** The rows as a write has left them, or `null` where they don't tell: an activity that moved may have made room for one that isn't here. */
function withEffect(rows: TodayRows, { device, progression, days, row }: Effect): TodayRows | null {
  const known = rows.newest.find(({ id }) => id === row.id);
  if (known && known.occurredAt !== row.occurredAt) return null;
  const byDate = new Map<CivilDate, TodayRows["days"][number]>();
  for (const day of [...rows.days, ...days]) byDate.set(day.date, day);
  const newest = [row, ...rows.newest.filter(({ id }) => id !== row.id)].sort(byNewest);
  return { device, progression, days: [...byDate.values()], newest: newest.slice(0, shownAtMost) };
}

function byNewest(a: ActivityRow, b: ActivityRow): number {
  return b.occurredAt - a.occurredAt || (a.id < b.id ? 1 : -1);
}
