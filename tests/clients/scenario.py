# A complete scenario with Twilio's Python SDK: what it saw, as JSON. Arguments: the server, account SID, auth token, flow SID.
import json
import sys

from twilio.base.exceptions import TwilioRestException
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client

origin, account, token, flow_sid, contact, number = sys.argv[1:]


class Redirected(TwilioHttpClient):
    """Twilio spreads its API over several hosts; here, all of them are one."""

    def request(self, method, url, *args, **kwargs):
        path = url.split("//", 1)[1].split("/", 1)[1]
        return super().request(method, f"{origin}/{path}", *args, **kwargs)


client = Client(account, token, http_client=Redirected())
flow = client.studio.v2.flows(flow_sid)


def refused(ask):
    try:
        ask()
    except TwilioRestException as error:
        return [error.status, error.code]
    return None


execution = flow.executions.create(to=contact, from_=number, parameters={"name": "Ada"})
started = flow.executions(execution.sid)
conflict = refused(lambda: flow.executions.create(to=contact, from_=number))
client.messages.create(to=number, from_=contact, body="Yes")
steps = list(started.steps.stream(page_size=2))
context = started.execution_context().fetch().context
missing = refused(lambda: flow.executions("FN" + "0" * 32).fetch())


def start_many():
    for n in range(50):
        flow.executions.create(to="+1555010%04d" % (1000 + n), from_=number)


print(
    json.dumps(
        {
            "created": execution.status,
            "status": started.fetch().status,
            "steps": [[step.transitioned_from, step.name, step.transitioned_to] for step in reversed(steps)],
            "name": context["flow"]["data"]["name"],
            "reply": context["widgets"]["ask"]["inbound"]["Body"],
            "conflict": conflict,
            "missing": missing,
            "too_many": refused(start_many),
            "messages": [message.body for message in client.messages.list(from_=number)],
        }
    )
)
