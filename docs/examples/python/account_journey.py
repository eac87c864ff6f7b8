#!/usr/bin/env python3
"""The account journey against TPPKit's simulator: consent, tokens, accounts, balances, all transactions.

Nothing but Python's standard library, and openssl for the RSA signature. Usage:

    tppkit simulator --dir sim
    python3 account_journey.py sim [customer]

The folder is the simulator's; everything that is needed stands in its addresses.json.
"""

import base64
import hashlib
import http.client
import json
import secrets
import ssl
import subprocess
import sys
import uuid
from datetime import date, timedelta
from decimal import Decimal
from email.utils import formatdate
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

ACCEPT = "application/hal+json; charset=utf-8; version=1.4.2"
CUSTOMER_ADDRESS = "203.0.113.7"  # the customer is there: each request says where from
HISTORY = timedelta(days=180)


class Refused(Exception):
    """The server answered, but not with what was asked for."""


def exchange(connection, method, target, body, headers):
    """One request; its JSON answer. Amounts become decimals, never floats."""
    connection.request(method, target, body, headers)
    answer = connection.getresponse()
    content = answer.read()
    if answer.status == 204:
        return {}
    if answer.status != 200:
        raise Refused(f"{method} {target} was answered with {answer.status}: {content.decode(errors='replace')}")
    return json.loads(content, parse_float=Decimal, parse_int=Decimal)


class Control:
    """The simulator's control server: here it takes the customer's place, and knows what is right."""

    def __init__(self, folder, addresses):
        self.host = urlsplit(addresses["control"]["address"]).netloc
        self.token = (folder / addresses["control"]["tokenFile"]).read_text().strip()

    def call(self, method, path, body=None):
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        connection = http.client.HTTPConnection(self.host)
        return exchange(connection, method, path, body and json.dumps(body), headers)

    def approve(self, bank, url, customer):
        """What a customer does on the bank's pages; gives the address to which the browser is sent back."""
        decision = {"url": url, "decision": "approve", "customer": customer}
        return self.call("POST", f"/banks/{bank}/approvals", decision)["callback"]

    def entries(self, bank, account):
        """How many entries the bank has of an account."""
        for customer in self.call("GET", f"/banks/{bank}/customers")["customers"]:
            for known in customer["accounts"]:
                if known["id"] == account:
                    return int(known["transactions"])
        raise KeyError(account)


class Bank:
    """A bank's interface over mutual TLS."""

    def __init__(self, folder, addresses):
        self.addresses = addresses["banks"][0]
        self.redirect_uri = addresses["redirectUri"]
        identity = addresses["identity"]
        self.key_id = identity["keyIdUrl"]
        self.seal_key = folder / identity["qsealcKey"]
        self.tls = ssl.create_default_context(cafile=str(folder / addresses["trust"]))
        self.tls.load_cert_chain(folder / identity["qwacCertificate"], folder / identity["qwacKey"])
        self.token = None

    def connection(self):
        return http.client.HTTPSConnection(urlsplit(self.addresses["api"]).netloc, context=self.tls)

    def authorize_url(self, scope, state):
        query = {
            "response_type": "code",
            "client_id": self.addresses["clientId"],
            "redirect_uri": self.redirect_uri,
            "scope": scope,
            "state": state,
        }
        return f"{self.addresses['authorization']}/authorize?{urlencode(query)}"

    def redeem(self, callback, state):
        """Exchanges the code of a callback for tokens. There is no client secret: the certificate proves who we are."""
        query = parse_qs(urlsplit(callback).query)
        if query.get("state") != [state]:
            raise Refused("this callback does not belong to the consent that was begun")
        if "error" in query:
            raise Refused(f"no consent: {query['error'][0]}")
        form = {
            "grant_type": "authorization_code",
            "client_id": self.addresses["clientId"],
            "redirect_uri": self.redirect_uri,
            "code": query["code"][0],
        }
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        target = "/oauth-authorizationcode-psd2/token"
        self.token = exchange(self.connection(), "POST", target, urlencode(form), headers)["access_token"]

    def get(self, target):
        """A signed GET. The target is path and query, to the letter as they are sent."""
        headers = {
            "Accept": ACCEPT,
            "Authorization": f"Bearer {self.token}",
            "Date": formatdate(usegmt=True),
            "Digest": "SHA-256=" + base64.b64encode(hashlib.sha256(b"").digest()).decode(),
            "PSU-IP-Address": CUSTOMER_ADDRESS,
            "X-Request-ID": str(uuid.uuid4()),
        }
        headers["Signature"] = self.signature("get", target, headers)
        return exchange(self.connection(), "GET", target, None, headers)

    def signature(self, method, target, headers):
        """draft-cavage-http-signatures: one line for each signed header, parted by line feeds, none at the end."""
        signed = ["x-request-id", "digest", "psu-ip-address"]
        values = {name.lower(): value for name, value in headers.items()}
        lines = [f"(request-target): {method} {target}"] + [f"{name}: {values[name]}" for name in signed]
        openssl = ["openssl", "dgst", "-sha256", "-sign", str(self.seal_key)]
        made = subprocess.run(openssl, input="\n".join(lines).encode("ascii"), stdout=subprocess.PIPE, check=True)
        return (
            f'keyId="{self.key_id}",algorithm="rsa-sha256",headers="{" ".join(["(request-target)"] + signed)}",'
            f'signature="{base64.b64encode(made.stdout).decode()}"'
        )

    def transactions(self, account, since):
        """All entries since a day, page by page.

        The links between pages do not repeat the date, so only the page's number is taken from them. The last page has
        no link to a next one, or one that leads to itself.
        """
        page, following = -1, 0
        while following != page:
            page = following
            query = urlencode({"dateFrom": f"{since}T00:00:00", "page": page})
            answer = self.get(f"/psd2/v1/accounts/{account}/transactions?{query}")
            yield from answer.get("transactions", [])
            link = answer.get("_links", {}).get("next", {}).get("href", "")
            following = int(parse_qs(urlsplit(link).query).get("page", [page])[0])


def check(right, what):
    if not right:
        raise SystemExit(f"wrong: {what}")


def show_account(bank, control, account):
    identifier = account["resourceId"]
    print(account["name"])
    balances = {}
    for balance in bank.get(f"/psd2/v1/accounts/{identifier}/balances").get("balances", []):
        amount = balance["balanceAmount"]
        balances[balance["balanceType"]] = Decimal(amount["amount"])
        print(f"  {balance['name']}: {amount['amount']} {amount['currency']}")
    count, pending = 0, Decimal(0)
    for entry in bank.transactions(identifier, date.today() - HISTORY):
        count += 1
        if entry["status"] == "PDNG":
            amount = Decimal(entry["transactionAmount"]["amount"])
            pending += amount if entry["creditDebitIndicator"] == "CRDT" else -amount
    print(f"  {count} entries, pending {pending}")
    check(count == control.entries(bank.addresses["id"], identifier), "the number of entries")
    check(balances["CLBD"] + pending == balances["XPCD"], "the real-time balance")


def main(arguments):
    folder = Path(arguments[1])
    customer = arguments[2] if len(arguments) > 2 else "anne"
    addresses = json.loads((folder / "addresses.json").read_text())
    control = Control(folder, addresses)
    bank = Bank(folder, addresses)

    state = secrets.token_urlsafe(24)
    # With extended history all entries may be read; without it those of the last 89 days.
    url = bank.authorize_url("aisp extended_transaction_history", state)
    bank.redeem(control.approve(bank.addresses["id"], url, customer), state)

    accounts = bank.get("/psd2/v1/accounts").get("accounts", [])
    print(f"{bank.addresses['name']}: {len(accounts)} account(s) of {customer}")
    for account in accounts:
        show_account(bank, control, account)
    print("All totals are right.")


if __name__ == "__main__":
    main(sys.argv)
