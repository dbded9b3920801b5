"""A mail server for tests: keeps what it takes as files, until its standard input ends.

Arguments: port, folder and, to offer STARTTLS, a file of certificate and key. Prints the port once it listens. Recipients that begin
with "refused" are refused for good.
"""
import asyncio
import socket
import ssl
import sys
import time

from aiosmtpd.smtp import SMTP


class Sink:
    def __init__(self, folder):
        self.folder = folder

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refused"):
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        with open(f"{self.folder}/{time.time_ns()}.eml", "wb") as file:
            file.write(envelope.content)
        return "250 OK"


async def serve(port, folder, certificate=None):
    sink, tls = Sink(folder), None
    if certificate:
        tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        tls.load_cert_chain(certificate)
    listening = socket.create_server(("127.0.0.1", port))
    server = await asyncio.get_running_loop().create_server(lambda: SMTP(sink, hostname="test", tls_context=tls, require_starttls=tls is not None), sock=listening)
    print(listening.getsockname()[1], flush=True)
    await asyncio.to_thread(sys.stdin.read)
    server.close()


asyncio.run(serve(int(sys.argv[1]), *sys.argv[2:]))
