import {
  readList
} from "./chunk-5HD3QNP3.js";

// src/workflow/started.ts
var MOST = 1e3;
async function activeFor({ client }, flowSid, isContact) {
  const executions = client.studio.v2.flows(flowSid).executions;
  const active = await readList("ListExecution", executions, { status: "active", limit: MOST });
  return active.filter(({ status, contactChannelAddress }) => status === "active" && isContact(contactChannelAddress)).map(({ sid, contactChannelAddress: contact, dateCreated }) => ({
    executionSid: sid,
    contact,
    createdAt: Number(dateCreated)
  }));
}

export {
  activeFor
};
