provider "azurerm" {
  features {}
}

resource "azurerm_security_center_contact" "right_1" {
  alert_notifications = true
  alerts_to_admins    = true
  email               = "security@example.com"
  name                = "orders"
  phone               = "+1-555-0100"
}
