"""Promises whose rule had no test of its own anywhere else."""

from journal_tui.practice.values import Channel, Contact, Service


def test_what_was_said_before_the_contract_follows_along(room):
    client = room.practice.clients.register(Contact("Vera", "Almkvist"), (), prospect=True).client
    room.practice.clients.log_contact(client, Channel.FORM)
    room.practice.clients.log_contact(client, Channel.PHONE, outgoing=True)
    before = room.practice.clients.contacts(client)
    room.practice.clients.add_service(client, Service.KBT)
    assert not room.practice.clients.get(client).prospect
    assert room.practice.clients.contacts(client) == before
    assert [each.channel for each in before] == [Channel.PHONE, Channel.FORM]
