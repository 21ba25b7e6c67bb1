"""Reading about a person is an entry in the log: a dialog that was opened and closed reads nothing again."""


async def test_help_and_palette_do_not_read_the_card_again_but_a_page_does(walk_in):
    async with walk_in() as walk:
        await walk.press("k", "enter")
        page, reads = walk.app.screen, []
        load = page.load
        page.load = lambda: (reads.append(1), load())[1]
        await walk.press("f1", "escape", "ctrl+p", "escape")
        assert not reads
        await walk.press("e", "escape")
        assert reads == [1]


async def test_ctrl_c_neither_ends_the_program_nor_does_nothing(walk_in):
    async with walk_in() as walk:
        await walk.press("ctrl+c")
        assert walk.app.return_code is None
        assert "Ctrl+Q avslutar programmet." in walk.text
