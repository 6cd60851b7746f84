import type { ObjectDefinition } from "./object-definition.ts";

/** A rep's standing, as the sync writes it and managers read and edit it. */
const repProgressions: ObjectDefinition = {
  singular: "repProgression",
  plural: "repProgressions",
  relation: "_repProgression",
  fields: [
    { name: "efficiencyMetrics", type: "TEXT" },
    { name: "streakDays", type: "NUMBER" },
    { name: "name", type: "TEXT" },
    { name: "id", type: "UUID", required: true },
    { name: "createdAt", type: "DATE_TIME", required: true },
    { name: "createdBy", type: "ACTOR" },
    { name: "deletedAt", type: "DATE_TIME" },
    { name: "position", type: "POSITION" },
    { name: "updatedAt", type: "DATE_TIME", required: true },
    { name: "workspaceMemberId", type: "TEXT" },
    { name: "currentRank", type: "TEXT" },
    { name: "lastActivityDate", type: "DATE_TIME" },
    { name: "badges", type: "TEXT" },
    { name: "passedExams", type: "TEXT" },
    { name: "closedDeals", type: "NUMBER" },
    { name: "updatedBy", type: "ACTOR" },
    { name: "searchVector", type: "TS_VECTOR" },
    { name: "totalXp", type: "NUMBER" },
    { name: "completedModules", type: "TEXT" },
    { name: "defeatedBosses", type: "TEXT" },
    { name: "currentLevel", type: "NUMBER" },
    { name: "certifications", type: "TEXT" },
    { name: "projectionVersion", type: "TEXT" },
  ],
  uniqueField: "workspaceMemberId",
  searchable: ["name"],
  relations: ["timelineActivities", "noteTargets", "taskTargets", "attachments"],
  lifecycle: "open",
};

/** The people of a workspace: invited, never made over REST. */
export const workspaceMembers: ObjectDefinition = {
  singular: "workspaceMember",
  plural: "workspaceMembers",
  relation: "workspaceMember",
  fields: [
    { name: "id", type: "UUID", required: true },
    { name: "createdAt", type: "DATE_TIME", required: true },
    { name: "updatedAt", type: "DATE_TIME", required: true },
    { name: "deletedAt", type: "DATE_TIME" },
    { name: "position", type: "POSITION" },
    { name: "name", type: "FULL_NAME" },
    { name: "colorScheme", type: "SELECT" },
    { name: "locale", type: "TEXT" },
    { name: "avatarUrl", type: "TEXT" },
    { name: "userEmail", type: "TEXT" },
    { name: "jobTitle", type: "TEXT" },
    { name: "calendarStartDay", type: "NUMBER" },
    { name: "userId", type: "UUID", required: true },
    { name: "timeZone", type: "TEXT" },
    { name: "dateFormat", type: "SELECT" },
    { name: "timeFormat", type: "SELECT" },
    { name: "numberFormat", type: "SELECT" },
    { name: "searchVector", type: "TS_VECTOR" },
    { name: "createdBy", type: "ACTOR" },
    { name: "updatedBy", type: "ACTOR" },
  ],
  uniqueField: "userEmail",
  searchable: ["name.firstName", "name.lastName", "userEmail"],
  relations: [],
  lifecycle: "closed",
};

/** Every object of every workspace. */
export const twinObjects: readonly ObjectDefinition[] = [repProgressions, workspaceMembers];
