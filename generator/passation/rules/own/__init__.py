"""Who pilots, who validates, who keeps."""
