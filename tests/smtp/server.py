#!/usr/bin/python3
"""A mail server for tests, on the loopback only: STARTTLS and AUTH are required, each accepted message becomes a file.

Prints its port, and ends when its standard input does. The rules file is read with every message; its lines are
"refuse ADDRESS" (RCPT 550), "delay ADDRESS" (RCPT 451), "delay-data ADDRESS" (DATA 451), "drop ADDRESS" (the connection is cut in DATA, nothing is taken),
"slow SECONDS" (before accepting).
"""
import argparse
import asyncio
import itertools
import os
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


def options():
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", required=True)
    parser.add_argument("--rules", required=True)
    parser.add_argument("--certificate", required=True)
    parser.add_argument("--key", required=True)
    parser.add_argument("--user", required=True)
    parser.add_argument("--password", required=True)
    parser.add_argument("--port", type=int, default=0)
    return parser.parse_args()


class Store:
    def __init__(self, folder, rules):
        self.folder = folder
        self.rules_file = rules
        taken = [int(name[:6]) for name in os.listdir(folder) if name.endswith(".eml")]
        self.numbers = itertools.count(max(taken, default=0) + 1)

    def rules(self):
        if not os.path.exists(self.rules_file):
            return []
        with open(self.rules_file, encoding="utf-8") as lines:
            return [line.split(maxsplit=1) for line in lines.read().splitlines() if line.strip()]

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if ["refuse", address] in self.rules():
            return "550 5.1.1 no such mailbox"
        if ["delay", address] in self.rules():
            return "451 4.7.1 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        rules = self.rules()
        if any(["delay-data", address] in rules for address in envelope.rcpt_tos):
            return "451 4.3.0 not now"
        if any(["drop", address] in rules for address in envelope.rcpt_tos):
            server.transport.abort()
            return "421 4.3.0 gone"
        for rule in rules:
            if rule[0] == "slow":
                await asyncio.sleep(float(rule[1]))
        path = os.path.join(self.folder, f"{next(self.numbers):06d}.eml")
        with open(path + ".part", "wb") as file:
            for address in envelope.rcpt_tos:
                file.write(f"X-Rcpt: {address}\r\n".encode())
            file.write(envelope.original_content)
        os.rename(path + ".part", path)
        return "250 2.0.0 taken"


async def main():
    given = options()
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(given.certificate, given.key)
    store = Store(given.folder, given.rules)

    def authenticate(server, session, envelope, mechanism, data):
        good = isinstance(data, LoginPassword) and (data.login.decode(), data.password.decode()) == (given.user, given.password)
        return AuthResult(success=good, handled=good)

    def session():
        return SMTP(store, hostname="localhost", tls_context=tls, require_starttls=True, auth_required=True, authenticator=authenticate)

    loop = asyncio.get_running_loop()
    server = await loop.create_server(session, "127.0.0.1", given.port)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


asyncio.run(main())
