"""The directory of approved certification bodies (认证机构名录), from a snapshot."""
