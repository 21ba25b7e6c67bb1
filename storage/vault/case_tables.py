"""The vault's sealed tables of cases, holds, disclosures, enquiries, reviews and erasures, and the key of each."""

from storage.sealed.payload import Codec
from storage.sealed.table import Clear, SealedTable, practice_key
from storage.store import Store
from storage.vault import case_records as records
from storage.vault import case_rows as rows
from storage.vault.tables import consent_key, contact_key


def _of_suppression(_: Store, record: records.SuppressionRecord) -> Clear:
    return {"mark_lookup": record.mark}


CASE = SealedTable(rows.CaseRow, Codec("vault/case/1", records.CaseRecord), practice_key)
CASE_TEXT = SealedTable(rows.CaseTextRow, Codec("vault/case-text/1", records.CaseTextRecord), contact_key)
HOLD = SealedTable(rows.HoldRow, Codec("vault/hold/1", records.HoldRecord), practice_key)
DISCLOSURE = SealedTable(rows.DisclosureRow, Codec("vault/disclosure/1", records.DisclosureRecord), practice_key)
SUPPRESSION = SealedTable(
    rows.SuppressionRow, Codec("vault/suppression/1", records.SuppressionRecord), practice_key, _of_suppression
)
ENQUIRY = SealedTable(rows.EnquiryRow, Codec("vault/enquiry/1", records.EnquiryRecord), contact_key)
INVOICE_LINK = SealedTable(rows.InvoiceLinkRow, Codec("vault/invoice-link/1", records.InvoiceLinkRecord), contact_key)
REVIEW = SealedTable(rows.ReviewRow, Codec("vault/review/1", records.ReviewRecord), consent_key)
PROCESSOR = SealedTable(rows.ProcessorRow, Codec("vault/processor/1", records.ProcessorRecord), practice_key)
ERASURE = SealedTable(rows.ErasureRow, Codec("vault/erasure/1", records.ErasureRecord), practice_key)
